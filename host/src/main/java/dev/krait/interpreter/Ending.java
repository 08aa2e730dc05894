package dev.krait.interpreter;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Ends the code of one request that was answered 504, one rung after the other: an exception that
/// it may handle; unwinding that it may not; giving its interpreter up.
///
/// @param limit how long the code may take over the exception
record Ending(Worker worker, Seat seat, Ticket ticket, Duration limit) {
  private static final Logger log = LoggerFactory.getLogger(Ending.class);
  private static final Duration UNWINDING = Duration.ofSeconds(1);

  /// Blocks until the code has ended, or its interpreter is on its way out.
  ///
  /// @param fault what is said to the log, with the stacks
  void run(String fault, Counts counts, Replacements replacements) {
    try {
      Intervention code = worker.intervention(seat, ticket);
      log.error("{}\n{}", fault, code.stacks());
      if (over(Duration.ZERO)) {
        return;
      }
      code.interrupt();
      if (over(limit)) {
        counts.interrupted.incrementAndGet();
        return;
      }
      code.kill();
      if (over(UNWINDING)) {
        log.warn(
            "{} did not end within {} s of the exception that stops it (--interrupt-timeout) and was"
                + " ended without its except and finally clauses",
            ticket.job().name(),
            limit.toMillis() / 1000.0);
      } else {
        log.error(
            "{} is in code that cannot be stopped; interpreter {} takes no more requests",
            ticket.job().name(),
            worker.number());
        worker.giveUp(limit);
      }
      counts.retired.incrementAndGet();
      replacements.replace(worker, "the code of a request in it had to be ended", false);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      seat.hinder(false);
    }
  }

  /// Waits until the thread is done with the request.
  private boolean over(Duration patience) throws InterruptedException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (seat.ticket() == ticket) {
      if (System.nanoTime() >= deadline) {
        return false;
      }
      Thread.sleep(5);
    }
    return true;
  }
}
