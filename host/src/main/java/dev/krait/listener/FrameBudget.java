package dev.krait.listener;

import java.util.concurrent.TimeUnit;

/// How many frames a client may send that ask for work and bring nothing: up to [MOST][#MOST] at
/// once, and [PER_SECOND][#PER_SECOND] in the long run. A client that has nothing to hide sends a
/// handful. One thread at a time.
final class FrameBudget {
  static final int MOST = 1000;
  static final int PER_SECOND = 100;

  private static final long NANOS_EACH = TimeUnit.SECONDS.toNanos(1) / PER_SECOND;
  private static final long NANOS_MOST = MOST * NANOS_EACH;

  /// When the budget would have been full, had it no upper end: a [System#nanoTime].
  private long emptySince;

  FrameBudget(long now) {
    this.emptySince = now - NANOS_MOST;
  }

  /// Takes one frame off the budget.
  ///
  /// @param now a [System#nanoTime]
  /// @return false when there is none left
  boolean spend(long now) {
    if (now - emptySince > NANOS_MOST) {
      emptySince = now - NANOS_MOST;
    }
    emptySince += NANOS_EACH;
    return now - emptySince >= 0;
  }
}
