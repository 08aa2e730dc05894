package dev.krait.interpreter;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// How old an interpreter is, in requests and in time, and how old it may become. Any thread.
final class Age {
  private final int mostRequests;
  private final Duration lifetime;
  private final AtomicInteger requests = new AtomicInteger();
  private volatile long since = System.nanoTime();

  Age(PoolSettings.Recycling recycling) {
    this.mostRequests = recycling.drawRequests();
    this.lifetime = recycling.drawLifetime();
  }

  /// It serves from now on.
  void begin() {
    since = System.nanoTime();
  }

  /// One more request; true for the one that makes it old.
  boolean grow() {
    return requests.incrementAndGet() == mostRequests;
  }

  int mostRequests() {
    return mostRequests;
  }

  /// How long it has been serving, at the given [System#nanoTime].
  Duration at(long now) {
    return Duration.ofNanos(now - since);
  }

  /// Whether that is as long as it may.
  boolean over(long now) {
    return at(now).compareTo(lifetime) >= 0;
  }
}
