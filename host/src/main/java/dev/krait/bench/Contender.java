package dev.krait.bench;

import dev.krait.bench.Subject.Concurrency;

/// Who takes part in a case, how it is set up, and what its figures are called.
record Contender(Subject subject, Measure measure, Concurrency concurrency) {
  /// With its usual workers and threads.
  static Contender usual(Subject subject, Measure measure) {
    return new Contender(subject, measure, subject.concurrency());
  }

  static Contender krait(Measure measure, int workers, int threads) {
    return new Contender(Subject.KRAIT, measure, new Concurrency(workers, threads));
  }
}
