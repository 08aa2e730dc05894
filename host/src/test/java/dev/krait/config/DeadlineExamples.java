package dev.krait.config;

import java.time.Duration;

/// Every setting of [DeadlineSettings] at another value than its default.
final class DeadlineExamples {
  static final DeadlineConfig DEFAULTS =
      new DeadlineConfig(Duration.ofMinutes(15), Duration.ofSeconds(5), 3);

  static final DeadlineConfig CONFIG =
      new DeadlineConfig(Duration.ofMinutes(10), Duration.ofMillis(1500), 1);

  static final String FILE =
      """
      request-deadline = "10m"
      interrupt-timeout = 1.5
      max-leaked = 1
      """;

  private DeadlineExamples() {}

  static Sources variables(Sources sources) {
    return sources
        .variable("KRAIT_REQUEST_DEADLINE", "600")
        .variable("KRAIT_INTERRUPT_TIMEOUT", "1.5s")
        .variable("KRAIT_MAX_LEAKED", "1");
  }

  static Sources flags(Sources sources) {
    return sources
        .flag("request-deadline", "600s")
        .flag("interrupt-timeout", "1500ms")
        .flag("max-leaked", "1");
  }
}
