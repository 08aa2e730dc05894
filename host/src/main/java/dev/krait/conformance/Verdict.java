package dev.krait.conformance;

/// What came of asking about one rule.
///
/// @param expected what a server that keeps the rule does
/// @param seen what this one did, or why nothing can be said
record Verdict(State state, String expected, String seen) {

  /// Whether a rule was kept.
  enum State {
    KEPT("kept", "✓"),
    BROKEN("broken", "✗"),
    /// An optional feature that the server does not have.
    NOT_OFFERED("not offered", "–"),
    /// It could not be asked.
    NOT_JUDGED("not judged", "?");

    private final String words;
    private final String sign;

    State(String words, String sign) {
      this.words = words;
      this.sign = sign;
    }

    String words() {
      return words;
    }

    String sign() {
      return sign;
    }
  }

  static Verdict of(boolean kept, String expected, String seen) {
    return new Verdict(kept ? State.KEPT : State.BROKEN, expected, seen);
  }

  static Verdict notOffered(String expected) {
    return new Verdict(State.NOT_OFFERED, expected, "the server does not offer it");
  }

  static Verdict notJudged(String why) {
    return new Verdict(State.NOT_JUDGED, "", why);
  }

  boolean is(State one) {
    return state == one;
  }
}
