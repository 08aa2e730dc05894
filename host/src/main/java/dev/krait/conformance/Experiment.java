package dev.krait.conformance;

import java.io.IOException;

/// How a server is asked about one rule.
@FunctionalInterface
interface Experiment {

  /// Asks, and says whether the rule was kept.
  ///
  /// @throws IOException when the server answers nothing, or nonsense: it has broken the rule
  Verdict run(Dialogue dialogue) throws IOException;

  /// What a server that keeps the rule does, for people, when it does not even answer.
  default String expected() {
    return "an answer";
  }

  /// How many requests the server has to be able to work on at once for this to mean something.
  default Threads threads() {
    return Threads.SEVERAL;
  }

  /// How a server is started.
  enum Threads {
    SEVERAL,
    ONE
  }
}
