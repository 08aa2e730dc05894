package dev.krait.listener;

import java.time.Duration;

/// How much longer a client is waited for: a store of time that waiting uses up and arriving bytes
/// fill again, one second for each `rate` of them, up to what it held at first. So a client may
/// pause, but not for long and not for ever. Time in which nothing is wanted of it is free.
///
/// Times are [System#nanoTime]s. One thread at a time.
final class Patience {
  private static final long SECOND = 1_000_000_000;

  private final long most;
  private final int rate;
  private long left;
  private long since;
  private boolean waiting;

  /// @param most what the store holds
  /// @param rate bytes per second; 0 when any byte fills it
  Patience(Duration most, int rate) {
    this.most = most.toNanos();
    this.rate = rate;
    this.left = this.most;
  }

  /// Waiting begins, or goes on.
  void await(long now) {
    settle(now);
    since = now;
    waiting = true;
  }

  /// Waiting ends.
  void rest(long now) {
    settle(now);
    waiting = false;
  }

  void received(int bytes) {
    long earned = rate == 0 ? most : bytes * SECOND / rate;
    left = Math.min(most, left + earned);
  }

  /// Nanoseconds that are left, 0 or less when there are none.
  long left(long now) {
    return waiting ? left - (now - since) : left;
  }

  private void settle(long now) {
    left = left(now);
  }
}
