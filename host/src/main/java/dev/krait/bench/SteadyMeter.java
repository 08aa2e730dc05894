package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;

/// The 99th percentile of latency at a rate that every contender can do.
record SteadyMeter(Workbench bench, Route route) implements Meter {
  private static final double RATE = 2_000;
  private static final double PERCENTILE = 0.99;
  private static final Duration SETTLE = Duration.ofSeconds(2);

  @Override
  public Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException {
    var _ = new WrkMeter(bench, route, WrkMeter.CONNECTIONS, 1).prepare(server, subject);
    run(server, SETTLE); // the client warms up as well
    return () -> Reading.of(run(server, bench.plan().window()).percentileMillis(PERCENTILE));
  }

  private LoadClient.Load run(ServerProcess server, Duration time) throws InterruptedException {
    return LoadClient.paced(server.endpoint(), route.path(), RATE).run(time).requireClean();
  }
}
