package dev.krait.conformance;

import dev.krait.peers.PeerException;
import dev.krait.peers.Peers;
import dev.krait.peers.Scratch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Asks servers, one after the other.
///
/// @param steps hears what is being done, in words that follow "krait:"
public record Conformance(Places places, Consumer<String> steps) {

  /// A server that tells applications what they do wrong; by default Krait only logs some of it.
  private static final List<String> STRICT = List.of("--conformance", "strict");

  /// Where everything is.
  ///
  /// @param home the distribution
  /// @param version Krait's
  /// @param cache a folder for CPython's environment; need not exist
  /// @param python the CPython asked for
  public record Places(Path home, String version, Path cache, Optional<Path> python) {
    Path probe() {
      return home.resolve("lib/probe");
    }
  }

  /// Asks all that was planned; takes up to ten minutes for each server, a good one seconds. All
  /// processes it starts have ended when it returns, or with this JVM.
  public ConformanceReport run(ConformancePlan plan) throws InterruptedException {
    try (Scratch scratch = Scratch.make()) {
      List<Sheet> sheets = new ArrayList<>();
      for (Candidate candidate : candidates(plan, scratch.path())) {
        String name = "run" + ProcessHandle.current().pid() + "n" + sheets.size();
        sheets.add(new Sitting(candidate, name, steps).hold(plan.selectedCases()));
      }
      return new ConformanceReport(sheets);
    }
  }

  private List<Candidate> candidates(ConformancePlan plan, Path scratch)
      throws InterruptedException {
    List<Candidate> candidates = new ArrayList<>();
    if (plan.asksKrait()) {
      candidates.add(
          new Candidates.Krait(places.home(), places.probe(), scratch, places.version(), STRICT));
    }
    if (!plan.peers().isEmpty()) {
      addPeers(plan, scratch, candidates);
    }
    plan.command()
        .map(command -> new Candidates.OfCommand(command, places.probe(), scratch))
        .ifPresent(candidates::add);
    plan.address().map(Candidates.Running::new).ifPresent(candidates::add);
    return candidates;
  }

  private void addPeers(ConformancePlan plan, Path scratch, List<Candidate> candidates)
      throws InterruptedException {
    Optional<Peers> found = Optional.empty();
    String obstacle = "";
    try {
      found =
          Optional.of(
              Peers.find(
                  Peers.Places.of(places.home(), places.cache(), scratch), places.python(), steps));
    } catch (PeerException e) {
      obstacle = String.valueOf(e.getMessage());
    }
    for (var peer : plan.peers()) {
      candidates.add(new Candidates.OnCPython(peer, places.probe(), found, obstacle));
    }
  }
}
