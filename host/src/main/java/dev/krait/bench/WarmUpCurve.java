package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.List;

/// How Krait gets faster, beside gunicorn's steady state: under load from the first second, and
/// with a warm-up before it says that it is ready. All with the same load client.
final class WarmUpCurve implements Experiment {
  private static final Route ROUTE = Route.FLASK_HELLO;
  private static final Contender GUNICORN = Contender.usual(Subject.GUNICORN, Measure.STEADY);
  private static final Contender KRAIT = Contender.usual(Subject.KRAIT, Measure.OVERTAKE);
  private static final Contender GATED = Contender.usual(Subject.KRAIT, Measure.GATE);
  private static final List<String> WARM_UP = List.of("--warmup", ROUTE.path());
  private static final Duration STEADY = Duration.ofSeconds(5);
  private static final Duration READY = Duration.ofMinutes(5);
  private static final int LASTING = 3;

  @Override
  public Duration expected(BenchPlan plan) {
    return plan.curve().multipliedBy(2).plus(STEADY.multipliedBy(4));
  }

  @Override
  public void run(Workbench bench) throws InterruptedException {
    if (bench.plan().subjects().contains(Subject.GUNICORN)) {
      bench.step("gunicorn's steady state");
      bench.attempt(GUNICORN, () -> steady(bench));
    }
    if (bench.plan().subjects().contains(Subject.KRAIT)) {
      double line = bench.results().median(Measure.STEADY, Subject.GUNICORN).orElse(0.0);
      bench.step("Krait, under load from the first second");
      bench.attempt(KRAIT, () -> loadedFromTheStart(bench, line));
      bench.step("Krait, with a warm-up before it is ready");
      bench.attempt(GATED, () -> loadedOnceReady(bench, line));
    }
  }

  private static void steady(Workbench bench) throws InterruptedException {
    try (ServerProcess server = bench.servers().start(GUNICORN, ROUTE)) {
      bench.servers().awaitListening(server);
      Answer.check(server, ROUTE);
      LoadClient client = LoadClient.flatOut(server.endpoint(), ROUTE.path());
      client.run(bench.plan().shortWarmUp());
      Duration time = bench.plan().isQuick() ? bench.plan().window() : STEADY;
      double rate = client.run(time).requireClean().meanRate();
      bench.results().add(Measure.STEADY, Subject.GUNICORN, Reading.of(rate));
    }
  }

  private static void loadedFromTheStart(Workbench bench, double line) throws InterruptedException {
    try (ServerProcess server = bench.servers().start(KRAIT, ROUTE)) {
      List<Double> rates =
          LoadClient.flatOut(server.endpoint(), ROUTE.path())
              .run(server.started(), bench.plan().curve())
              .rates();
      server.requireAlive();
      Answer.check(server, ROUTE);
      bench.results().draw(new Results.Curve("loaded from the first second", rates, line));
      if (line > 0) {
        bench.results().add(Measure.OVERTAKE, Subject.KRAIT, Reading.of(overtakes(rates, line)));
      }
    }
  }

  /// The end of the first of three successive windows at or above the line, in seconds; infinite
  /// when there are none.
  static double overtakes(List<Double> rates, double line) {
    for (int window = 0; window + LASTING <= rates.size(); window++) {
      if (rates.subList(window, window + LASTING).stream().allMatch(rate -> rate >= line)) {
        return (window + 1) * LoadClient.WINDOW.toMillis() / 1e3;
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static void loadedOnceReady(Workbench bench, double line) throws InterruptedException {
    try (ServerProcess server = bench.servers().startKrait(GATED, ROUTE, WARM_UP)) {
      awaitReady(server);
      List<Double> rates =
          LoadClient.flatOut(server.endpoint(), ROUTE.path()).run(bench.plan().curve()).rates();
      Answer.check(server, ROUTE);
      bench.results().draw(new Results.Curve("loaded once ready, after a warm-up", rates, line));
      if (line > 0) {
        double least = rates.stream().min(Double::compare).orElse(0.0);
        bench.results().add(Measure.GATE, Subject.KRAIT, Reading.of(least / line));
      }
    }
  }

  private static void awaitReady(ServerProcess server) throws InterruptedException {
    long deadline = System.nanoTime() + READY.toNanos();
    while (!server.output().contains("krait: serving ")) {
      server.requireAlive(); // this Krait may not know the option
      if (System.nanoTime() > deadline) {
        throw new MeasureException("not ready after " + READY.toMinutes() + " min");
      }
      Thread.sleep(10);
    }
  }
}
