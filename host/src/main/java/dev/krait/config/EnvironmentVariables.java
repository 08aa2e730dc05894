package dev.krait.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Reads the `KRAIT_*` variables. An empty one counts as not set.
final class EnvironmentVariables {
  private static final String PREFIX = "KRAIT_";

  /// The launchers' own.
  private static final Set<String> RESERVED =
      Set.of(
          "KRAIT_HOME",
          "KRAIT_JAVA_HOME",
          "KRAIT_JAVA_OPTS",
          "KRAIT_JDK_SEARCH_PATH",
          "KRAIT_JIT",
          "KRAIT_TRAIN_OUTPUT");

  private EnvironmentVariables() {}

  static void read(Map<String, String> environment, Path folder, Findings findings) {
    new TreeMap<>(environment)
        .forEach((name, value) -> {
          if (name.startsWith(PREFIX) && !RESERVED.contains(name) && !value.isEmpty()) {
            read(name, value, folder, findings);
          }
        });
  }

  private static void read(String name, String value, Path folder, Findings findings) {
    Optional<Setting<?>> known = Settings.find(setting -> setting.variable().equals(name));
    if (known.isPresent()) {
      Setting<?> setting = known.get();
      findings.take(setting, name, () -> Given.of(setting, name, texts(setting, value), folder));
    } else {
      refuseMistyped(name, value, findings);
    }
  }

  private static List<String> texts(Setting<?> setting, String value) {
    return setting.isRepeatable()
        ? Arrays.stream(value.split(",")).filter(text -> !text.isBlank()).toList()
        : List.of(value);
  }

  /// Others may have `KRAIT_*` variables of their own, so only one that looks like ours is refused.
  private static void refuseMistyped(String name, String value, Findings findings) {
    NearestName.find(name, Settings.all().stream().map(Setting::variable).toList())
        .ifPresent(nearest ->
            findings.refuse(
                new Violation(
                    name,
                    value,
                    "is the value of an unknown variable",
                    "did you mean " + nearest + "?")));
  }
}
