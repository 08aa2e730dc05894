package dev.krait.replay;

import dev.krait.diff.Difference;
import java.util.List;

/// One request and what both sides said.
///
/// @param request method and target
/// @param outcome what comes of comparing them
/// @param owner nanoseconds until the end of the first side's answer, 0 when there was none or no
///   time was recorded
record Pair(
    String route,
    String request,
    Outcome outcome,
    List<Difference> differences,
    long owner,
    long other) {

  enum Outcome {
    AGREE,
    DIFFER,
    /// Neither answered.
    UNANSWERED,
    /// There is nothing to compare with.
    ALONE
  }

  Pair {
    differences = List.copyOf(differences);
  }

  /// How many times as long the second took; 0 when that cannot be told.
  double ratio() {
    return owner > 0 && other > 0 ? (double) other / owner : 0;
  }
}
