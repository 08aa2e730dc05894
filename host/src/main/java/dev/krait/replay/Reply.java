package dev.krait.replay;

import dev.krait.diff.Answer;

/// What a target said, and how long it took with the body.
///
/// @param isThere whether it said anything
record Reply(Answer answer, boolean isThere, long nanos) {
  static Reply missing(String why, long nanos) {
    return new Reply(Answer.missing(why), false, nanos);
  }
}
