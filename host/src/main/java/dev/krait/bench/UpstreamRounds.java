package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/// [Rounds] of Krait with a server behind it that is quicker than what is before it.
///
/// @param contenders makes them of the `HOST:PORT` of that server
record UpstreamRounds(
    Function<String, List<Contender>> contenders, BiFunction<Workbench, Route, Meter> meter)
    implements Experiment {
  @Override
  public Duration expected(BenchPlan plan) {
    return rounds("").expected(plan);
  }

  @Override
  public void run(Workbench bench) throws InterruptedException {
    if (!bench.plan().subjects().contains(Subject.KRAIT)) {
      return;
    }
    try (ServerProcess upstream = bench.servers().startUpstream()) {
      rounds("127.0.0.1:" + upstream.endpoint().getPort()).run(bench);
    }
  }

  private Rounds rounds(String upstream) {
    return Rounds.ofKrait(contenders.apply(upstream), Route.SIMPLE, meter);
  }
}
