package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Contenders that serve at the same time and are measured in turn, round after round; who is not
/// being measured idles.
///
/// @param contenders makes them of what was planned
/// @param route what they are asked
/// @param meter makes what measures them
record Rounds(
    Function<BenchPlan, List<Contender>> contenders,
    Route route,
    BiFunction<Workbench, Route, Meter> meter)
    implements Experiment {

  /// All that were planned, with their usual workers and threads.
  static Rounds ofAll(Measure measure, Route route, BiFunction<Workbench, Route, Meter> meter) {
    return new Rounds(
        plan ->
            plan.subjects().stream()
                .filter(subject -> subject != Subject.UNDERTOW || route == Route.SIMPLE)
                .map(subject -> Contender.usual(subject, measure))
                .toList(),
        route,
        meter);
  }

  /// Those that are measured when Krait is: it against itself, or against what stands in for it.
  static Rounds ofKrait(
      List<Contender> contenders, Route route, BiFunction<Workbench, Route, Meter> meter) {
    return new Rounds(
        plan -> plan.subjects().contains(Subject.KRAIT) ? contenders : List.of(), route, meter);
  }

  @Override
  public Duration expected(BenchPlan plan) {
    Duration sum = Duration.ZERO;
    for (Contender contender : contenders.apply(plan)) {
      Duration warmUp =
          contender.subject().warmsUp()
              ? plan.leastWarmUp(route).plusSeconds(10)
              : plan.shortWarmUp().plusSeconds(1);
      sum = sum.plus(warmUp).plus(plan.window().multipliedBy(plan.rounds()));
    }
    return sum;
  }

  @Override
  public void run(Workbench bench) throws InterruptedException {
    Map<Contender, ServerProcess> servers = new LinkedHashMap<>();
    Map<Contender, Meter.Gauge> gauges = new LinkedHashMap<>();
    try {
      for (Contender contender : contenders.apply(bench.plan())) {
        bench.step(contender.subject().title() + ", warm-up");
        bench.attempt(
            contender,
            () -> {
              ServerProcess server = bench.servers().start(contender, route);
              servers.put(contender, server);
              bench.servers().awaitListening(server);
              Meter made = meter.apply(bench, route);
              gauges.put(contender, made.prepare(server, contender.subject()));
            });
      }
      for (int round = 1; round <= bench.plan().rounds(); round++) {
        measure(bench, gauges, round);
      }
    } finally {
      servers.values().forEach(ServerProcess::close);
    }
  }

  private static void measure(Workbench bench, Map<Contender, Meter.Gauge> gauges, int round)
      throws InterruptedException {
    for (Map.Entry<Contender, Meter.Gauge> each : gauges.entrySet()) {
      Contender contender = each.getKey();
      bench.step(
          "%s, round %d of %d"
              .formatted(contender.subject().title(), round, bench.plan().rounds()));
      bench.attempt(
          contender,
          () ->
              bench
                  .results()
                  .add(contender.measure(), contender.subject(), each.getValue().read()));
    }
  }
}
