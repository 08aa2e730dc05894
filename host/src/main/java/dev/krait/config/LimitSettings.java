package dev.krait.config;

import java.time.Duration;
import java.util.List;

/// How much a client may send, and how slowly. None can be switched off but those of the body: a
/// body goes through, a head is kept.
final class LimitSettings {
  private static final int MOST_BYTES = 1 << 20;

  static final Setting<Integer> LINE =
      new Setting<>(
          "limit-request-line",
          "",
          Kinds.wholeNumber(64, MOST_BYTES),
          "8190",
          "The longest request line in bytes: method, target and version. A longer one is refused"
              + " with status 414.");

  static final Setting<Integer> FIELDS =
      new Setting<>(
          "limit-request-fields",
          "",
          Kinds.wholeNumber(1, 10_000),
          "100",
          "The most header fields in a request; more are refused with status 431.");

  static final Setting<Integer> FIELD_SIZE =
      new Setting<>(
          "limit-request-field-size",
          "",
          Kinds.wholeNumber(64, MOST_BYTES),
          "8190",
          "The largest header field in bytes, its name and value; a larger one is refused with"
              + " status 431.");

  static final Setting<Integer> HEAD =
      new Setting<>(
          "limit-request-head",
          "",
          Kinds.wholeNumber(1024, 4 * MOST_BYTES),
          "65536",
          "The most bytes in request line and header fields together; more are refused with status"
              + " 431.");

  static final Setting<Long> BODY =
      new Setting<>(
          "limit-request-body",
          "",
          Kinds.bytes(),
          "1073741824",
          "The largest request body in bytes; a larger one is refused with status 413. 0 for no"
              + " limit.");

  static final Setting<Duration> HEADER_TIMEOUT =
      new Setting<>(
          "header-timeout",
          "",
          Kinds.seconds(false),
          "30",
          "How long request line and header fields may take to arrive, from their first byte; then"
              + " the connection is closed.");

  static final Setting<Duration> BODY_TIMEOUT =
      new Setting<>(
          "body-timeout",
          "",
          Kinds.seconds(false),
          "20",
          "How long Krait waits for a client that sends its body too slowly, in all; a client makes"
              + " up for it by sending faster than body-min-rate. Then status 408. Only time in which"
              + " Krait wants the body counts.");

  static final Setting<Integer> BODY_MIN_RATE =
      new Setting<>(
          "body-min-rate",
          "",
          Kinds.wholeNumber(0, 1_000_000_000),
          "1000",
          "Bytes per second of its body that a client must send; 0 for anything at all within each"
              + " body-timeout.");

  static final Setting<Duration> WRITE_TIMEOUT =
      new Setting<>(
          "write-timeout",
          "",
          Kinds.seconds(false),
          "60",
          "How long a client may take nothing of a response that waits for it; then the connection"
              + " is closed.");

  static final SettingGroup GROUP =
      new SettingGroup(
          "Limits for clients",
          List.of(
              LINE,
              FIELDS,
              FIELD_SIZE,
              HEAD,
              BODY,
              HEADER_TIMEOUT,
              BODY_TIMEOUT,
              BODY_MIN_RATE,
              WRITE_TIMEOUT));

  private LimitSettings() {}

  static ClientLimits read(Values values) {
    return new ClientLimits(
        new ClientLimits.Head(
            values.get(LINE),
            values.get(FIELDS),
            values.get(FIELD_SIZE),
            values.get(HEAD),
            values.get(HEADER_TIMEOUT)),
        new ClientLimits.Body(
            values.get(BODY), values.get(BODY_TIMEOUT), values.get(BODY_MIN_RATE)),
        values.get(WRITE_TIMEOUT));
  }
}
