package dev.krait.bench;

import static dev.krait.bench.Subject.GRANIAN;
import static dev.krait.bench.Subject.GUNICORN;
import static dev.krait.bench.Subject.KRAIT;
import static dev.krait.bench.Subject.NGINX;
import static dev.krait.bench.Subject.UNDERTOW;
import static dev.krait.bench.Target.Bound.atLeast;
import static dev.krait.bench.Target.Bound.atMost;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// The targets, a line for each part: ten of a server, and four of a host that a service moves to.
/// They hold for two cores, with the load generator on the same two.
final class Targets {
  private static final double SLEEP_SECONDS = 0.05;
  private static final int THREADS = 8;
  private static final double FURTHER_INTERPRETERS = 2;
  private static final double MICROSECONDS = 1e6;

  static final List<Target> ALL =
      List.of(
          krait(1, atMost(1.2, Unit.SECONDS), Case.START, Measure.START_SIMPLE),
          krait(1, atMost(2.5, Unit.SECONDS), Case.START, Measure.START_FLASK),
          against(2, GRANIAN, atLeast(1.3), Case.FLASK_HELLO, Measure.FLASK_HELLO),
          against(2, GUNICORN, atLeast(3), Case.FLASK_HELLO, Measure.FLASK_HELLO),
          against(3, GRANIAN, atLeast(1.2), Case.SIMPLE_APP, Measure.SIMPLE),
          against(3, GUNICORN, atLeast(8), Case.SIMPLE_APP, Measure.SIMPLE),
          against(3, UNDERTOW, atLeast(0.5), Case.SIMPLE_APP, Measure.SIMPLE),
          against(4, GRANIAN, atLeast(5), Case.FLASK_CPU, Measure.FLASK_CPU),
          against(4, GRANIAN, atLeast(1.5), Case.FLASK_PAGE, Measure.FLASK_PAGE),
          against(4, GRANIAN, atLeast(1.5), Case.FLASK_JSON, Measure.FLASK_JSON),
          against(4, GRANIAN, atLeast(1.2), Case.DJANGO_PAGE, Measure.DJANGO_PAGE),
          krait(5, atMost(20, Unit.SECONDS), Case.WARM_UP, Measure.OVERTAKE),
          krait(5, atLeast(1), Case.WARM_UP, Measure.GATE),
          new Target(
              6,
              "Flask arithmetic, --threads 8 of --threads 1",
              atLeast(0.9),
              Case.THREADS,
              ratio(Measure.THREADS_8, Measure.THREADS_1)),
          new Target(
              6,
              "Waits of 50 ms, of the most that 8 threads can do",
              atLeast(0.9),
              Case.THREADS,
              results ->
                  results.median(Measure.SLEEP, KRAIT).map(rate -> rate * SLEEP_SECONDS / THREADS)),
          new Target(
              7,
              "Flask arithmetic, --workers 2 of --workers 1, without the load's share",
              atLeast(1.6),
              Case.WORKERS,
              Targets::workers),
          against(8, GUNICORN, atMost(1, Unit.TIMES), Case.LATENCY, Measure.LATENCY),
          against(9, GUNICORN, atLeast(1), Case.TRANSFERS, Measure.DOWNLOAD),
          against(9, GUNICORN, atLeast(1), Case.TRANSFERS, Measure.UPLOAD),
          against(9, GUNICORN, atLeast(1), Case.TRANSFERS, Measure.BLOCKS),
          krait(10, atMost(450, Unit.MEGABYTES), Case.MEMORY, Measure.MEMORY_1),
          new Target(
              10,
              "Resident memory of each further interpreter, Flask",
              atMost(80, Unit.MEGABYTES),
              Case.MEMORY,
              Targets::furtherInterpreter),
          new Target(
              11,
              "A request that the last of 21 routes matches, more than without routes",
              atMost(5, Unit.MICROSECONDS),
              Case.ROUTES,
              Targets::routing),
          against(12, NGINX, atLeast(0.5), Case.PROXY, Measure.PROXIED),
          new Target(
              13,
              "p99 latency with a shadow, of that without",
              atMost(1.05, Unit.TIMES),
              Case.SHADOW,
              ratio(Measure.SHADOWED, Measure.ALONE)),
          servlet("simple_app", Measure.SERVLET_SIMPLE, Measure.HANDLER_SIMPLE),
          servlet("Flask hello", Measure.SERVLET_FLASK, Measure.HANDLER_FLASK));

  private Targets() {}

  static List<Verdict> judge(Results results) {
    return ALL.stream().map(target -> target.judge(results)).toList();
  }

  private static Target krait(int number, Target.Bound bound, Case shownBy, Measure measure) {
    return new Target(
        number, measure.title(), bound, shownBy, results -> results.median(measure, KRAIT));
  }

  private static Target servlet(String what, Measure servlet, Measure handler) {
    return new Target(
        14,
        what + " behind a servlet, of behind an Undertow handler",
        atLeast(0.9),
        Case.SERVLET,
        ratio(servlet, handler));
  }

  private static Target against(
      int number, Subject peer, Target.Bound bound, Case shownBy, Measure measure) {
    return new Target(
        number,
        measure.title() + ", of " + peer.title(),
        bound,
        shownBy,
        results -> quotient(results.median(measure, KRAIT), results.median(measure, peer)));
  }

  private static Function<Results, Optional<Double>> ratio(Measure one, Measure other) {
    return results -> quotient(results.median(one, KRAIT), results.median(other, KRAIT));
  }

  private static Optional<Double> quotient(Optional<Double> one, Optional<Double> other) {
    return one.flatMap(dividend -> other.map(divisor -> dividend / divisor));
  }

  /// Two workers had what the load generator left of the machine; one worker did not have to share.
  static Optional<Double> workers(Results results) {
    double cores = 2;
    return ratio(Measure.WORKERS_2, Measure.WORKERS_1)
        .apply(results)
        .flatMap(ratio ->
            results
                .loadCores(Measure.WORKERS_2, KRAIT)
                .map(load -> ratio * cores / (cores - Math.min(load, 1))));
  }

  /// Microseconds: the time between two answers with routes, less that without.
  static Optional<Double> routing(Results results) {
    return results
        .median(Measure.ROUTED, KRAIT)
        .flatMap(routed ->
            results
                .median(Measure.UNROUTED, KRAIT)
                .map(unrouted -> MICROSECONDS / routed - MICROSECONDS / unrouted));
  }

  private static Optional<Double> furtherInterpreter(Results results) {
    return results
        .median(Measure.MEMORY_1, KRAIT)
        .flatMap(one ->
            results
                .median(Measure.MEMORY_3, KRAIT)
                .map(three -> (three - one) / FURTHER_INTERPRETERS));
  }
}
