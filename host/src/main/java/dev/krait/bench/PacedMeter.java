package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;

/// The 99th percentile of latency at half of the rate that the server reaches at its peak.
record PacedMeter(Workbench bench, Route route) implements Meter {
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final double PERCENTILE = 0.99;

  @Override
  public Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException {
    WrkMeter full = new WrkMeter(bench, route, WrkMeter.CONNECTIONS, 1);
    double half = full.prepare(server, subject).read().value() / 2;
    run(server, half, SETTLE); // the client warms up as well
    return () -> Reading.of(run(server, half, bench.plan().window()).percentileMillis(PERCENTILE));
  }

  private LoadClient.Load run(ServerProcess server, double rate, Duration time)
      throws InterruptedException {
    return LoadClient.paced(server.endpoint(), route.path(), rate).run(time).requireClean();
  }
}
