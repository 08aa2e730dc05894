package dev.krait.listener;

import java.time.Duration;

/// How many frames of a kind a client may send that ask for work and bring nothing. A client that
/// has nothing to hide sends a handful. One thread at a time.
final class FrameBudget {
  private final String what;
  private final int most;
  private final Duration each;

  /// When the budget would have been empty, had it no upper end: a [System#nanoTime].
  private long emptyAt;

  /// @param what the frames are
  /// @param most how many at once
  /// @param each in how long one more is allowed
  FrameBudget(String what, int most, Duration each, long now) {
    this.what = what;
    this.most = most;
    this.each = each;
    this.emptyAt = now - fullNanos();
  }

  private long fullNanos() {
    return most * each.toNanos();
  }

  /// Takes one frame off the budget.
  ///
  /// @param now a [System#nanoTime]
  /// @return false when there is none left
  boolean spend(long now) {
    emptyAt = Math.max(emptyAt - now, -fullNanos()) + now + each.toNanos();
    return now - emptyAt >= 0;
  }

  /// `more than 1000 frames that bring nothing at once, or one in 10 ms`
  @Override
  public String toString() {
    return "more than %d %s at once, or one in %d ms".formatted(most, what, each.toMillis());
  }
}
