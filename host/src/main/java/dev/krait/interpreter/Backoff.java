package dev.krait.interpreter;

import java.time.Duration;

/// How long to wait after each of several failures in a row: a second, then twice as long each
/// time, half a minute at most. Any thread.
final class Backoff {
  static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int DOUBLINGS = 5;

  private int failures;

  /// Counts one more failure.
  ///
  /// @return how long to wait after it
  synchronized Duration fail() {
    Duration pause = Duration.ofSeconds(1L << Math.min(failures, DOUBLINGS));
    failures++;
    return pause.compareTo(LONGEST) < 0 ? pause : LONGEST;
  }

  /// Failures since the last success.
  synchronized int failures() {
    return failures;
  }

  /// Notes a success, or a reason to hope for one.
  synchronized void reset() {
    failures = 0;
  }
}
