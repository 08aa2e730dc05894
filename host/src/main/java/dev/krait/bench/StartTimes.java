package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.List;

/// How long after its start a server gives the first right answer. The very first start is not
/// counted: it fills caches that every later one finds.
record StartTimes(Measure measure, Route route) implements Experiment {
  private static final Duration ONE = Duration.ofSeconds(3);

  @Override
  public Duration expected(BenchPlan plan) {
    return ONE.multipliedBy((plan.rounds() + 1L) * plan.subjects().size());
  }

  @Override
  public void run(Workbench bench) throws InterruptedException {
    List<Contender> contenders =
        bench.plan().subjects().stream()
            .filter(subject -> subject != Subject.UNDERTOW || route == Route.SIMPLE)
            .map(subject -> Contender.usual(subject, measure))
            .toList();
    for (int round = 0; round <= bench.plan().rounds(); round++) {
      for (Contender contender : contenders) {
        bench.step(contender.subject().title() + ", start " + (round + 1));
        boolean counts = round > 0;
        bench.attempt(
            contender,
            () -> {
              try (ServerProcess server = bench.servers().start(contender, route)) {
                double seconds = Answer.await(server, route).toNanos() / 1e9;
                if (counts) {
                  bench.results().add(measure, contender.subject(), Reading.of(seconds));
                }
              }
            });
      }
    }
  }
}
