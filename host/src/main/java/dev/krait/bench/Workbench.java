package dev.krait.bench;

import dev.krait.peers.PeerException;

/// What experiments work with.
///
/// @param clock tells the person how it gets on
record Workbench(BenchPlan plan, Servers servers, Tools tools, Results results, Clock clock) {

  /// Something of the current case is being done: `gunicorn, round 2 of 3`.
  void step(String what) {
    clock.step(what);
  }

  /// Does something for a contender; what goes wrong is put down as the reason for having no
  /// figure.
  void attempt(Contender contender, Attempt attempt) throws InterruptedException {
    if (results.failure(contender.measure(), contender.subject()).isPresent()) {
      return;
    }
    try {
      attempt.run();
    } catch (PeerException | MeasureException e) {
      results.fail(contender.measure(), contender.subject(), String.valueOf(e.getMessage()));
    }
  }

  /// Something that may fail.
  @FunctionalInterface
  interface Attempt {
    void run() throws InterruptedException;
  }
}
