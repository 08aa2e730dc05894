package dev.krait.interpreter;

import java.time.Duration;

/// How a pool behaves.
///
/// @param size how many interpreters, and threads in each, at least 1
/// @param queue what may wait, and how long
/// @param requestTimeout how long a request may run without receiving or sending anything, zero for
///   no limit
/// @param recycling when an interpreter is replaced by a fresh one
public record PoolSettings(Size size, Queue queue, Duration requestTimeout, Recycling recycling) {

  /// Interpreters in the pool and requests in progress in each of them.
  public record Size(int interpreters, int threads) {}

  /// The one queue before all interpreters.
  ///
  /// @param capacity requests that may wait, at least 1
  /// @param timeout how long one may wait
  public record Queue(int capacity, Duration timeout) {}

  /// When an interpreter is old.
  ///
  /// @param maxRequests requests after which an interpreter is replaced, 0 for never
  /// @param jitter up to how many more, drawn at random, so that they are not all replaced at once
  public record Recycling(int maxRequests, int jitter) {}
}
