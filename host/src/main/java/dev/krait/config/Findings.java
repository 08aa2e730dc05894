package dev.krait.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// What one source says, and what is wrong with it and all others. Used by one thread.
///
/// @param given what it says
/// @param violations shared by all sources
record Findings(List<Given> given, List<Violation> violations) {
  Findings() {
    this(new ArrayList<>(), new ArrayList<>());
  }

  /// For another source.
  Findings next() {
    return new Findings(new ArrayList<>(), violations);
  }

  /// Takes what the source says of a setting, if it is acceptable.
  void take(Setting<?> setting, String source, Supplier<Given> reading) {
    try {
      Given read = reading.get();
      if (!read.texts().isEmpty()) {
        var _ = setting.kind().read(read.texts());
        given.add(read);
      }
    } catch (InvalidValueException e) {
      violations.add(e.in(source, setting));
    }
  }

  void refuse(Violation violation) {
    violations.add(violation);
  }

  /// @throws ConfigException when anything is wrong
  void check() {
    if (!violations.isEmpty()) {
      throw new ConfigException(violations);
    }
  }
}
