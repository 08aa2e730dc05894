package dev.krait.config;

import java.time.Duration;

/// Every setting of the life cycle at another value than its default.
final class LifecycleExamples {
  static final String TOML =
      """
      max-lifetime = "1h"
      max-lifetime-jitter = "5m"
      max-heap = "512m"
      start-timeout = "5m"
      exit-timeout = 2.5
      max-start-failures = 3
      share-native-modules = true
      """;

  static final LifecycleConfig CONFIG =
      new LifecycleConfig(
          Duration.ofHours(1),
          Duration.ofMinutes(5),
          new HeapConfig(0, 512 << 20),
          Duration.ofMinutes(5),
          Duration.ofMillis(2500),
          3,
          true);

  static final LifecycleConfig DEFAULTS =
      new LifecycleConfig(
          Duration.ZERO,
          Duration.ZERO,
          new HeapConfig(90, 0),
          Duration.ofMinutes(2),
          Duration.ofSeconds(5),
          6,
          false);

  private LifecycleExamples() {}

  static Sources addVariables(Sources sources) {
    return sources
        .variable("KRAIT_MAX_LIFETIME", "1h")
        .variable("KRAIT_MAX_LIFETIME_JITTER", "300")
        .variable("KRAIT_MAX_HEAP", "512M")
        .variable("KRAIT_START_TIMEOUT", "300")
        .variable("KRAIT_EXIT_TIMEOUT", "2500ms")
        .variable("KRAIT_MAX_START_FAILURES", "3")
        .variable("KRAIT_SHARE_NATIVE_MODULES", "on");
  }

  static Sources addFlags(Sources sources) {
    return sources
        .flag("max-lifetime", "3600")
        .flag("max-lifetime-jitter", "5m")
        .flag("max-heap", "524288k")
        .flag("start-timeout", "5m")
        .flag("exit-timeout", "2.5")
        .flag("max-start-failures", "3")
        .flag("share-native-modules", "true");
  }
}
