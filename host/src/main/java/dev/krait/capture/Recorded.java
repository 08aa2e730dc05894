package dev.krait.capture;

import java.time.Instant;

/// A request and what else was recorded with it.
///
/// @param answer [none][RecordedAnswer#NONE] where only the request was recorded
/// @param at when it came, [Instant#EPOCH] when that was not recorded
/// @param client the same for requests of one client, `""` when that was not recorded
/// @param cut whether the request's body went on, so that it cannot be sent again
public record Recorded(
    RecordedRequest request, RecordedAnswer answer, Instant at, String client, boolean cut) {

  static Recorded of(RecordedRequest request) {
    return new Recorded(request, RecordedAnswer.NONE, Instant.EPOCH, "", false);
  }

  /// Whether it is one of many of a capture, and not of a list in which each was put on purpose.
  boolean isCaptured() {
    return !at.equals(Instant.EPOCH);
  }
}
