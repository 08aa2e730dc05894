package dev.krait.interpreter;

import dev.krait.exchange.Refusal;
import java.time.Duration;
import java.util.stream.Stream;

/// Finds the requests that run for too long. Each is answered 504 at once, and its code is stopped
/// by an [Ending] of its own.
final class Deadlines {
  private final PoolSettings.Deadlines limits;
  private final Counts counts;
  private final Replacements replacements;

  Deadlines(PoolSettings.Deadlines limits, Counts counts, Replacements replacements) {
    this.limits = limits;
    this.counts = counts;
    this.replacements = replacements;
  }

  /// Looks at what an interpreter has in progress. Called by the watch. While the code of one
  /// request is being ended the others' silence may be its fault, as it may hold Python's lock:
  /// they have to wait, and most likely have not begun.
  void check(Worker worker, long now) {
    Duration silence = limits.silence();
    Duration total = limits.total();
    for (Seat seat : worker.seats()) {
      if (worker.hindered()) {
        return;
      }
      Ticket silent = silence.isZero() ? null : seat.silent(now, silence.toNanos());
      if (silent != null && !spared(worker, seat, silent, now)) {
        String fault = "neither sent nor received anything for " + seconds(silence);
        stop(worker, seat, silent, fault + "; allow more with --timeout");
      }
      Ticket late = total.isZero() ? null : seat.overdue(now, total.toNanos());
      if (late != null && !spared(worker, seat, late, now)) {
        String fault = "took longer than " + seconds(total);
        stop(worker, seat, late, fault + "; allow more with --request-deadline");
      }
    }
  }

  /// Whether a request has lost its time to another that has run for about as long: which is then
  /// stopped first, so that a loop that never lets go of Python's lock costs no other request.
  private boolean spared(Worker worker, Seat seat, Ticket ticket, long now) {
    boolean besideAnother =
        worker.seats().stream()
            .anyMatch(other -> other != seat && other.overdue(now, half(limits)) != null);
    if (besideAnother && worker.intervention(seat, ticket).starved()) {
      ticket.spare(now);
      return true;
    }
    return false;
  }

  private static long half(PoolSettings.Deadlines limits) {
    return Stream.of(limits.silence(), limits.total())
        .filter(Duration::isPositive)
        .mapToLong(limit -> limit.toNanos() / 2)
        .min()
        .orElse(0);
  }

  private static String seconds(Duration limit) {
    return limit.toMillis() / 1000.0 + " s";
  }

  private void stop(Worker worker, Seat seat, Ticket ticket, String fault) {
    if (seat.thread() == null || !ticket.timeOut()) {
      return;
    }
    boolean answered = ticket.job().refuse(Refusal.TIMEOUT);
    counts.timeouts.incrementAndGet();
    String report =
        "%s was %s: it %s, or find out what it was doing:"
            .formatted(ticket.job().name(), answered ? "answered 504" : "cut off", fault);
    seat.hinder(true);
    Ending ending = new Ending(worker, seat, ticket, limits.interrupt());
    Thread.ofPlatform()
        .daemon()
        .name("krait-ending-" + worker.number())
        .start(() -> ending.run(report, counts, replacements));
  }
}
