package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;

/// The 99th percentile of latency at a rate.
///
/// @param pace chooses the rate, in requests/s, once the server is warm
record PacedMeter(Workbench bench, Route route, Pace pace) implements Meter {
  private static final double STEADY = 2_000;
  private static final Duration SETTLE = Duration.ofSeconds(2);
  private static final double PERCENTILE = 0.99;

  /// Chooses a rate.
  @FunctionalInterface
  interface Pace {
    /// The rate to measure at.
    ///
    /// @param full reads the rate that the server reaches at its peak
    double of(Gauge full) throws InterruptedException;
  }

  /// At half of the rate that the server reaches at its peak.
  static Meter half(Workbench bench, Route route) {
    return new PacedMeter(bench, route, full -> full.read().value() / 2);
  }

  /// At a rate that every contender can do.
  static Meter steady(Workbench bench, Route route) {
    return new PacedMeter(bench, route, _ -> STEADY);
  }

  @Override
  public Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException {
    double rate = pace.of(WrkMeter.usual(bench, route).prepare(server, subject));
    run(server, rate, SETTLE); // the client warms up as well
    return () -> Reading.of(run(server, rate, bench.plan().window()).percentileMillis(PERCENTILE));
  }

  private LoadClient.Load run(ServerProcess server, double rate, Duration time)
      throws InterruptedException {
    return LoadClient.paced(server.endpoint(), route.path(), rate).run(time).requireClean();
  }
}
