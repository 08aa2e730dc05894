package dev.krait.interpreter;

import dev.krait.exchange.Refusal;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One thread's place in an interpreter, and the request it has in progress.
///
/// Written by its own thread, read by the watch.
final class Seat {
  private static final long STACK_BYTES = 32L << 20;

  private volatile @Nullable Ticket ticket;
  private volatile long since;
  private volatile @Nullable Thread thread;

  /// Starts the thread that sits here.
  void start(String name, Runnable body) {
    Thread starting = new Thread(null, body, name, STACK_BYTES);
    starting.setDaemon(true);
    thread = starting;
    starting.start();
  }

  @Nullable Thread thread() {
    return thread;
  }

  void begin(Ticket next) {
    since = System.nanoTime();
    ticket = next;
  }

  void end() {
    ticket = null;
  }

  /// The request in progress here if it has run for longer than `limitNanos` at `now`.
  @Nullable Ticket overdue(long now, long limitNanos) {
    Ticket current = ticket;
    return current != null && now - since > limitNanos ? current : null;
  }

  /// The request in progress here if its application has been silent for longer than `limitNanos`.
  @Nullable Ticket silent(long now, long limitNanos) {
    Ticket current = overdue(now, limitNanos);
    return current != null && now - current.exchange().lastActivity() > limitNanos ? current : null;
  }

  boolean busy() {
    return ticket != null;
  }

  @Nullable Ticket ticket() {
    return ticket;
  }

  /// Answers the request in progress here, if there is one, in its application's place.
  void cutOff() {
    Ticket current = ticket;
    if (current != null) {
      current.exchange().refuse(Refusal.STOPPING);
    }
  }

  /// Whether its thread has ended.
  boolean ended() {
    Thread current = thread;
    return current == null || current.getState() == Thread.State.TERMINATED;
  }

  /// Waits for the seat's thread to end.
  ///
  /// @return whether it did before `deadline`, a [System#nanoTime]
  boolean join(long deadline) throws InterruptedException {
    Thread current = thread;
    if (current == null) {
      return true;
    }
    long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
    return millis > 0 ? current.join(java.time.Duration.ofMillis(millis)) : !current.isAlive();
  }
}
