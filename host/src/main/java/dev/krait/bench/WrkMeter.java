package dev.krait.bench;

import dev.krait.peers.ServerProcess;

/// Answers per second to as many requests as can be, in the steady state.
///
/// @param scale how many of the measure's unit one answer is
record WrkMeter(Workbench bench, Route route, int connections, int scale) implements Meter {
  static final int CONNECTIONS = 16;

  static Meter usual(Workbench bench, Route route) {
    return new WrkMeter(bench, route, CONNECTIONS, 1);
  }

  @Override
  public Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException {
    Answer.check(server, route);
    new WarmUp(bench.plan(), bench.tools()).run(server, subject, route, connections);
    return () -> {
      WrkOutput output =
          bench
              .tools()
              .wrk(server, route.path(), connections, bench.plan().window())
              .requireClean();
      return new Reading(output.requestsPerSecond() * scale, output.loadCores());
    };
  }
}
