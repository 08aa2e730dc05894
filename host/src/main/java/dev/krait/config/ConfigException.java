package dev.krait.config;

import java.util.List;
import java.util.stream.Collectors;

/// The configuration is wrong. Holds everything that is, not just the first thing found.
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Violation> violations;

  ConfigException(List<Violation> violations) {
    super(text(violations));
    this.violations = List.copyOf(violations);
  }

  public List<Violation> violations() {
    return violations;
  }

  private static String text(List<Violation> violations) {
    if (violations.size() == 1) {
      return violations.getFirst().message();
    }
    return violations.stream()
        .map(violation -> "\n  " + violation.message())
        .collect(
            Collectors.joining("", "the configuration has " + violations.size() + " errors:", ""));
  }
}
