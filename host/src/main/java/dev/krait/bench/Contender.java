package dev.krait.bench;

import dev.krait.bench.Subject.Concurrency;
import dev.krait.doors.Door;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who takes part in a case, how it is set up, and what its figures are called.
///
/// @param options of `krait serve`, in addition to the usual ones; of nginx, the `HOST:PORT` it is
///   a proxy for
/// @param door what is before Krait in a Java program, instead of `krait serve`
record Contender(
    Subject subject,
    Measure measure,
    Concurrency concurrency,
    List<String> options,
    Optional<Door> door) {
  Contender {
    options = List.copyOf(options);
  }

  private Contender(
      Subject subject, Measure measure, Concurrency concurrency, List<String> options) {
    this(subject, measure, concurrency, options, Optional.empty());
  }

  /// With its usual workers and threads.
  static Contender usual(Subject subject, Measure measure) {
    return new Contender(subject, measure, subject.concurrency(), List.of());
  }

  /// Krait with a table of routes.
  static Contender routed(Measure measure, List<String> rules) {
    List<String> options = new ArrayList<>();
    rules.forEach(rule -> options.addAll(List.of("--route", rule)));
    return new Contender(Subject.KRAIT, measure, Subject.KRAIT.concurrency(), options);
  }

  /// Krait in a Java program.
  static Contender behind(Door door, Measure measure) {
    return new Contender(
        Subject.KRAIT, measure, Subject.KRAIT.concurrency(), List.of(), Optional.of(door));
  }

  /// nginx as a proxy.
  static Contender nginx(Measure measure, String upstream) {
    return new Contender(Subject.NGINX, measure, Subject.NGINX.concurrency(), List.of(upstream));
  }

  static Contender krait(Measure measure, int workers, int threads) {
    return new Contender(Subject.KRAIT, measure, new Concurrency(workers, threads), List.of());
  }
}
