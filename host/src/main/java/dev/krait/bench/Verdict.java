package dev.krait.bench;

/// What became of a target.
///
/// @param value with its unit
/// @param wanted the bound with its unit
/// @param command what shows it
record Verdict(Target target, State state, String value, String wanted, String command) {

  /// Whether a target was met.
  enum State {
    MET("met"),
    NOT_MET("not met"),
    NOT_MEASURED("not measured");

    private final String words;

    State(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }
}
