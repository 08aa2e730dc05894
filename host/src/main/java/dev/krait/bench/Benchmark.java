package dev.krait.bench;

import dev.krait.peers.PeerException;
import dev.krait.peers.Peers;
import dev.krait.peers.Scratch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;

/// Runs what was planned, one case after the other.
///
/// @param steps hears what is being done, in words that follow "krait:"
public record Benchmark(Places places, Consumer<String> steps) {

  /// Where everything is.
  ///
  /// @param home the distribution
  /// @param kraitVenv GraalPy's environment with what the applications need
  /// @param cache a folder for CPython's environment; need not exist
  /// @param python the CPython asked for
  public record Places(Path home, Optional<Path> kraitVenv, Path cache, Optional<Path> python) {
    Path applications() {
      return home.resolve("lib/bench/apps");
    }
  }

  /// What the applications need besides Python.
  ///
  /// @param home the distribution
  public static Path requirements(Path home) {
    return home.resolve("lib/bench/apps/requirements.txt");
  }

  /// Measures everything; takes from seconds to an hour. All processes it starts have ended when it
  /// returns, or with this JVM.
  ///
  /// @throws BenchException when wrk is missing
  public BenchReport run(BenchPlan plan) throws InterruptedException {
    try (Scratch folder = Scratch.make()) {
      Path scratch = folder.path();
      Tools tools = Tools.find(scratch);
      Servers servers = servers(plan, scratch);
      Results results = new Results();
      Clock clock = new Clock(steps, expected(plan));
      Workbench bench = new Workbench(plan, servers, tools, results, clock);
      for (Case each : plan.selectedCases()) {
        clock.begin(each.id(), expected(each, plan));
        for (Experiment experiment : Experiments.of(each)) {
          experiment.run(bench);
        }
      }
      return new BenchReport(plan, results, Machine.here(places.home(), tools, servers.versions()));
    }
  }

  private Servers servers(BenchPlan plan, Path scratch) throws InterruptedException {
    String obstacle = "no server on CPython was asked for";
    if (plan.subjects().stream().anyMatch(subject -> subject.peer().isPresent())) {
      Peers.Places peers = Peers.Places.of(places.home(), places.cache(), scratch);
      try {
        Peers found = Peers.find(peers, places.python(), steps);
        return new Servers(places, scratch, Optional.of(found), "");
      } catch (PeerException e) {
        obstacle = String.valueOf(e.getMessage());
        steps.accept(obstacle);
      }
    }
    return new Servers(places, scratch, Optional.empty(), obstacle);
  }

  private static Duration expected(BenchPlan plan) {
    return plan.selectedCases().stream()
        .map(each -> expected(each, plan))
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration expected(Case each, BenchPlan plan) {
    return Experiments.of(each).stream()
        .map(experiment -> experiment.expected(plan))
        .reduce(Duration.ZERO, Duration::plus);
  }
}
