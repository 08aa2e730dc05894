package dev.krait.conformance;

import dev.krait.conformance.Verdict.State;
import java.util.List;

/// What came of all cases at one server.
///
/// @param title short, for a column
/// @param description what exactly it is
/// @param runtime what ran the probe, as it says: `cpython 3.11.7`; empty when it never answered
record Sheet(String title, String description, String runtime, List<Outcome> outcomes) {
  Sheet {
    outcomes = List.copyOf(outcomes);
  }

  /// How many cases of a level came out so.
  long count(Level level, State state) {
    return outcomes.stream()
        .filter(each -> each.asked().level() == level && each.is(state))
        .count();
  }

  /// How many cases came out so.
  long count(State state) {
    return outcomes.stream().filter(each -> each.is(state)).count();
  }

  /// How many cases of a level were asked and could be answered.
  long judged(Level level) {
    return count(level, State.KEPT) + count(level, State.BROKEN);
  }

  /// `70 of 76`.
  String score(Level level) {
    return count(level, State.KEPT) + " of " + judged(level);
  }

  boolean passes() {
    return outcomes.stream().noneMatch(Outcome::isFailure);
  }
}
