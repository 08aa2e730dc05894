package dev.krait.config;

import java.time.Duration;

/// Every limit for clients at another value than its default, in each source.
final class LimitExamples {
  static final String TOML =
      """
      limit-request-line = 1000
      limit-request-fields = 20
      limit-request-field-size = 2000
      limit-request-head = 3000
      limit-request-body = 4000
      header-timeout = 5
      body-timeout = "6s"
      body-min-rate = 7
      write-timeout = 8
      """;

  static final ClientLimits LIMITS =
      new ClientLimits(
          new ClientLimits.Head(1000, 20, 2000, 3000, Duration.ofSeconds(5)),
          new ClientLimits.Body(4000, Duration.ofSeconds(6), 7),
          Duration.ofSeconds(8));

  static final ClientLimits DEFAULTS =
      new ClientLimits(
          new ClientLimits.Head(8190, 100, 8190, 65536, Duration.ofSeconds(30)),
          new ClientLimits.Body(1 << 30, Duration.ofSeconds(20), 1000),
          Duration.ofSeconds(60));

  private LimitExamples() {}

  static void addFlags(Sources sources) {
    sources
        .flag("limit-request-line", "1000")
        .flag("limit-request-fields", "20")
        .flag("limit-request-field-size", "2000")
        .flag("limit-request-head", "3000")
        .flag("limit-request-body", "4000")
        .flag("header-timeout", "5")
        .flag("body-timeout", "6s")
        .flag("body-min-rate", "7")
        .flag("write-timeout", "8");
  }

  static void addVariables(Sources sources) {
    sources
        .variable("KRAIT_LIMIT_REQUEST_LINE", "1000")
        .variable("KRAIT_LIMIT_REQUEST_FIELDS", "20")
        .variable("KRAIT_LIMIT_REQUEST_FIELD_SIZE", "2000")
        .variable("KRAIT_LIMIT_REQUEST_HEAD", "3000")
        .variable("KRAIT_LIMIT_REQUEST_BODY", "4000")
        .variable("KRAIT_HEADER_TIMEOUT", "5")
        .variable("KRAIT_BODY_TIMEOUT", "6000ms")
        .variable("KRAIT_BODY_MIN_RATE", "7")
        .variable("KRAIT_WRITE_TIMEOUT", "8");
  }
}
