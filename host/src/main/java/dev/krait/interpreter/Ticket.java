package dev.krait.interpreter;

import java.util.concurrent.atomic.AtomicBoolean;

/// A request or call that was accepted, from the queue to the end of its time in an interpreter.
final class Ticket {
  private final Job job;
  private final long arrived;
  private volatile long spared;
  private final AtomicBoolean timedOut = new AtomicBoolean();

  /// @param arrived [System#nanoTime] when it was accepted
  Ticket(Job job, long arrived) {
    this.job = job;
    this.arrived = arrived;
    this.spared = arrived;
  }

  Job job() {
    return job;
  }

  long arrived() {
    return arrived;
  }

  /// When it was last [spared][#spare], a [System#nanoTime]; when it arrived if it never was.
  long spared() {
    return spared;
  }

  /// Lets it have its whole time again, as it was not to blame for losing it.
  void spare(long now) {
    spared = now;
  }

  /// Notes that it took too long; true for the first to note it.
  boolean timeOut() {
    return timedOut.compareAndSet(false, true);
  }
}
