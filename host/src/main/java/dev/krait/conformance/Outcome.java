package dev.krait.conformance;

import dev.krait.conformance.Transcript.Piece;
import dev.krait.conformance.Verdict.State;
import java.util.List;
import java.util.stream.Stream;

/// What came of one case at one server.
///
/// @param evidence what went over the wire
record Outcome(Case asked, Verdict verdict, List<Piece> evidence) {
  Outcome {
    evidence = List.copyOf(evidence);
  }

  /// The evidence line by line, each behind the sign of its kind.
  Stream<String> evidenceLines() {
    return evidence.stream()
        .flatMap(piece -> piece.text().lines().map(line -> piece.kind().sign() + " " + line));
  }

  boolean is(State state) {
    return verdict.is(state);
  }

  /// Whether the server cannot call itself conforming.
  boolean isFailure() {
    return asked.level() == Level.MUST && !is(State.KEPT) && !is(State.NOT_OFFERED);
  }
}
