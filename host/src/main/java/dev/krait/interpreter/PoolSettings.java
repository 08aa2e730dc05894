package dev.krait.interpreter;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// How a pool behaves.
///
/// @param size how many interpreters, and threads in each, at least 1
/// @param queue what may wait, and how long
/// @param deadlines what happens to requests that run for too long
/// @param recycling when an interpreter is replaced by a fresh one
/// @param life how one ends, and when there is no hope for a new one
public record PoolSettings(
    Size size, Queue queue, Deadlines deadlines, Recycling recycling, Life life) {

  /// Interpreters in the pool and requests in progress in each of them.
  public record Size(int interpreters, int threads) {}

  /// The one queue before all interpreters.
  ///
  /// @param capacity requests that may wait, at least 1
  /// @param timeout how long one may wait
  public record Queue(int capacity, Duration timeout) {}

  /// How long requests may run.
  ///
  /// @param silence without receiving or sending anything, zero for no limit
  /// @param total in all, zero for no limit
  /// @param interrupt after the exception that stops it
  /// @param maxLeaked interpreters that may be left behind because they cannot be closed
  public record Deadlines(Duration silence, Duration total, Duration interrupt, int maxLeaked) {}

  /// When an interpreter is old.
  ///
  /// @param maxRequests requests after which an interpreter is replaced, 0 for never
  /// @param jitter up to how many more, drawn at random, so that they are not all replaced at once
  /// @param maxLifetime the age at which one is replaced, zero for none
  /// @param lifetimeJitter up to how much more, drawn at random
  /// @param maxHeap what may be in use after a collection; above it the oldest is replaced
  public record Recycling(
      int maxRequests,
      int jitter,
      Duration maxLifetime,
      Duration lifetimeJitter,
      HeapLimit maxHeap) {
    /// By requests alone.
    public Recycling(int maxRequests, int jitter) {
      this(maxRequests, jitter, Duration.ZERO, Duration.ZERO, HeapLimit.NONE);
    }

    /// How many requests a new interpreter may serve.
    int drawRequests() {
      return maxRequests == 0
          ? Integer.MAX_VALUE
          : maxRequests + ThreadLocalRandom.current().nextInt(jitter + 1);
    }

    /// How old a new interpreter may become.
    Duration drawLifetime() {
      return maxLifetime.isZero()
          ? Duration.ofNanos(Long.MAX_VALUE)
          : maxLifetime.plusNanos(
              ThreadLocalRandom.current().nextLong(lifetimeJitter.toNanos() + 1));
    }
  }

  /// How an interpreter comes and ends, and when there is no hope for a new one.
  ///
  /// @param start how long one that replaces another may take to load the application
  /// @param exit how long threads of the application and its `atexit` functions may take
  /// @param mostFailures attempts in a row to make one, with none left, after which it is given up
  public record Life(Duration start, Duration exit, int mostFailures) {}
}
