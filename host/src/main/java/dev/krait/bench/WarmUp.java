package dev.krait.bench;

import dev.krait.peers.ServerProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Loads a server until it gets no faster and compiles next to nothing any more. The rate alone
/// says too little: it stays the same for half a minute and then doubles, once what runs most has
/// had its turn in the compiler's queue.
record WarmUp(BenchPlan plan, Tools tools) {
  private static final Duration WINDOW = Duration.ofSeconds(5);
  private static final int WINDOWS = 3;
  private static final double FLAT = 0.05;

  /// What the compilers together may have worked in the last window, as a share of it.
  private static final double IDLE = 0.1;

  /// @param connections of the load
  void run(ServerProcess server, Subject subject, Route route, int connections)
      throws InterruptedException {
    if (!subject.warmsUp()) {
      tools.wrk(server, route.path(), connections, plan.shortWarmUp());
      return;
    }
    Duration window = plan.isQuick() ? plan.leastWarmUp(route) : WINDOW;
    Duration loaded = Duration.ZERO;
    List<Double> rates = new ArrayList<>();
    double compiled;
    do {
      double before = Proc.compilerSeconds(server.pids());
      rates.add(tools.wrk(server, route.path(), connections, window).requestsPerSecond());
      loaded = loaded.plus(window);
      compiled = Proc.compilerSeconds(server.pids()) - before;
    } while (loaded.compareTo(plan.leastWarmUp(route)) < 0
        || (loaded.compareTo(plan.longestWarmUp()) < 0
            && !(isFlat(rates) && compiled < IDLE * window.toSeconds())));
  }

  /// Whether the last three are within five percent of their highest.
  static boolean isFlat(List<Double> rates) {
    if (rates.size() < WINDOWS) {
      return false;
    }
    Statistics last = Statistics.of(rates.subList(rates.size() - WINDOWS, rates.size()));
    return last.most() - last.least() <= FLAT * last.most();
  }
}
