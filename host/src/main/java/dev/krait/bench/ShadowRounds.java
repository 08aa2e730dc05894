package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.List;

/// Krait with and without a shadow for every request, at the same rate, in turn.
record ShadowRounds() implements Experiment {
  @Override
  public Duration expected(BenchPlan plan) {
    return rounds(List.of()).expected(plan);
  }

  @Override
  public void run(Workbench bench) throws InterruptedException {
    try (ServerProcess upstream = bench.servers().startUpstream()) {
      String rule =
          "/* = shadow python with proxy http://127.0.0.1:" + upstream.endpoint().getPort();
      rounds(List.of(rule)).run(bench);
    }
  }

  private static Rounds rounds(List<String> rules) {
    return Rounds.ofKrait(
        List.of(
            Contender.usual(Subject.KRAIT, Measure.ALONE),
            Contender.routed(Measure.SHADOWED, rules)),
        Route.SIMPLE,
        SteadyMeter::new);
  }
}
