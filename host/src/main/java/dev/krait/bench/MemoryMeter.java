package dev.krait.bench;

import dev.krait.peers.ServerProcess;

/// The resident memory of a server's processes after a time of load.
record MemoryMeter(Workbench bench, Route route) implements Meter {

  @Override
  public Gauge prepare(ServerProcess server, Subject subject) throws InterruptedException {
    Answer.check(server, route);
    bench.tools().wrk(server, route.path(), WrkMeter.CONNECTIONS, bench.plan().memoryLoad());
    return () -> Reading.of(Proc.residentMegabytes(server.pids()));
  }
}
