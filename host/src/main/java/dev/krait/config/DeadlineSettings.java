package dev.krait.config;

import java.time.Duration;
import java.util.List;

/// The settings of the ladder for requests that run for too long, see `host/docs/deadlines.md`.
final class DeadlineSettings {
  static final Setting<Duration> REQUEST_DEADLINE =
      new Setting<>(
          "request-deadline",
          "",
          Kinds.seconds(true),
          "900",
          "How long one request may be with the application in all, however much it receives and"
              + " sends; then its client gets status 504, or the end of the connection, and its"
              + " code is stopped. 0 for no limit.");

  static final Setting<Duration> INTERRUPT_TIMEOUT =
      new Setting<>(
          "interrupt-timeout",
          "",
          Kinds.seconds(false),
          "5",
          "How long the code of a request that took too long may handle the exception that stops"
              + " it; then it is ended without, and its interpreter replaced.");

  static final Setting<Integer> MAX_LEAKED =
      new Setting<>(
          "max-leaked",
          "",
          Kinds.wholeNumber(0, 1000),
          "3",
          "How many interpreters may be left behind because code in them cannot be ended; with one"
              + " more the process stops with exit code 1, for its supervisor to start it again.");

  static final SettingGroup GROUP =
      new SettingGroup("Deadlines", List.of(REQUEST_DEADLINE, INTERRUPT_TIMEOUT, MAX_LEAKED));

  private DeadlineSettings() {}

  static DeadlineConfig of(Values values) {
    return new DeadlineConfig(
        values.get(REQUEST_DEADLINE), values.get(INTERRUPT_TIMEOUT), values.get(MAX_LEAKED));
  }
}
