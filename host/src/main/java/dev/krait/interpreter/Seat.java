package dev.krait.interpreter;

import dev.krait.exchange.Refusal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One thread's place in an interpreter, and the request it has in progress.
///
/// Written by its own thread, read by the watch.
final class Seat {
  private static final Logger log = LoggerFactory.getLogger(Seat.class);
  private static final long STACK_BYTES = 32L << 20;
  private static final Duration LEAVE_LIMIT = Duration.ofSeconds(1);

  private volatile @Nullable Ticket ticket;
  private volatile long since;
  private volatile @Nullable Thread thread;
  private volatile boolean hinders;

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

  /// The request in progress here if it has run, since it was last spared, for longer than
  /// `limitNanos` at `now`.
  @Nullable Ticket overdue(long now, long limitNanos) {
    Ticket current = ticket;
    return current != null && Math.min(now - since, now - current.spared()) > limitNanos
        ? current
        : null;
  }

  /// The request in progress here if its application has been silent for longer than `limitNanos`.
  @Nullable Ticket silent(long now, long limitNanos) {
    Ticket current = overdue(now, limitNanos);
    return current != null && now - current.job().lastActivity() > limitNanos ? current : null;
  }

  boolean busy() {
    return ticket != null;
  }

  @Nullable Ticket ticket() {
    return ticket;
  }

  /// Whether the code of a request here is being ended, and others may have to wait for that.
  boolean hinders() {
    return hinders;
  }

  void hinder(boolean whether) {
    hinders = whether;
  }

  /// Answers the request in progress here, if there is one, in its application's place.
  void cutOff() {
    Ticket current = ticket;
    if (current != null) {
      current.job().refuse(Refusal.STOPPING);
    }
  }

  /// Whether its thread has ended.
  boolean ended() {
    Thread current = thread;
    return current == null || current.getState() == Thread.State.TERMINATED;
  }

  /// Waits for the application's threads and its exit functions, which the seat's thread sees to;
  /// each of the two has `limit`.
  ///
  /// @param number the interpreter's
  void awaitExit(int number, Duration limit) throws InterruptedException {
    Thread current = thread;
    if (current != null && !current.join(limit.multipliedBy(2).plus(LEAVE_LIMIT))) {
      log.warn(
          "the exit functions of interpreter {} did not end within {} s and are cut off; allow more"
              + " time with --exit-timeout",
          number,
          limit.toMillis() / 1000.0);
    }
  }
}
