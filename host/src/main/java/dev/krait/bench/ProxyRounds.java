package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Krait and nginx as proxies for the same server, in turn.
record ProxyRounds() implements Experiment {
  private static final List<Subject> BOTH = List.of(Subject.KRAIT, Subject.NGINX);

  @Override
  public Duration expected(BenchPlan plan) {
    return plan.leastWarmUp(Route.SIMPLE)
        .plusSeconds(15)
        .plus(plan.window().multipliedBy(2L * plan.rounds()));
  }

  @Override
  public void run(Workbench bench) throws InterruptedException {
    if (!bench.plan().subjects().contains(Subject.KRAIT)) {
      return;
    }
    Map<Subject, ServerProcess> servers = new LinkedHashMap<>();
    Map<Subject, Meter.Gauge> gauges = new LinkedHashMap<>();
    try (ServerProcess upstream = bench.servers().startUpstream()) {
      for (Subject subject : BOTH) {
        bench.step(subject.title() + ", warm-up");
        bench.attempt(
            Contender.usual(subject, Measure.PROXIED),
            () -> {
              ServerProcess server = start(bench, subject, upstream);
              servers.put(subject, server);
              bench.servers().awaitListening(server);
              Meter meter = WrkMeter.usual(bench, Route.SIMPLE);
              gauges.put(subject, meter.prepare(server, subject));
            });
      }
      for (int round = 1; round <= bench.plan().rounds(); round++) {
        measure(bench, gauges, round);
      }
    } finally {
      servers.values().forEach(ServerProcess::close);
    }
  }

  private static ServerProcess start(Workbench bench, Subject subject, ServerProcess upstream)
      throws InterruptedException {
    if (subject == Subject.NGINX) {
      return bench.servers().startNginx(upstream);
    }
    String rule = "/* = proxy http://127.0.0.1:" + upstream.endpoint().getPort();
    return bench.servers().start(Contender.routed(Measure.PROXIED, List.of(rule)), Route.SIMPLE);
  }

  private static void measure(Workbench bench, Map<Subject, Meter.Gauge> gauges, int round)
      throws InterruptedException {
    for (Map.Entry<Subject, Meter.Gauge> each : gauges.entrySet()) {
      Subject subject = each.getKey();
      bench.step("%s, round %d of %d".formatted(subject.title(), round, bench.plan().rounds()));
      bench.attempt(
          Contender.usual(subject, Measure.PROXIED),
          () -> bench.results().add(Measure.PROXIED, subject, each.getValue().read()));
    }
  }
}
