package dev.krait.interpreter;

/// How a request left its interpreter.
public sealed interface Outcome {
  /// The bridge did its part: answered, or cut the response off and logged why.
  record Served() implements Outcome {}

  /// The interpreter was closed before the application was called; another may serve the request.
  record Unbegun() implements Outcome {}

  /// The interpreter itself failed and must not serve again.
  ///
  /// @param reason what happened, for the log
  record Broken(String reason) implements Outcome {}

  Outcome SERVED = new Served();
  Outcome UNBEGUN = new Unbegun();
}
