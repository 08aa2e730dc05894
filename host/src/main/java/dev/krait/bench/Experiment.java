package dev.krait.bench;

import java.time.Duration;

/// Measures a case and puts down what came of it.
interface Experiment {
  /// How long it will take, roughly.
  Duration expected(BenchPlan plan);

  void run(Workbench bench) throws InterruptedException;
}
