package dev.krait.diff;

/// One thing in which two answers differ. Values are fit to be shown: short, on one line, secrets
/// replaced; `(none)` where one side has nothing.
///
/// @param kind `answer`, `status`, `header`, `json`, `text` or `binary`: what counts are kept by
/// @param place where: `answer`, `status`, `header content-type`, `/items/0/price` (RFC 6901),
///   `line 12`, `body`
public record Difference(String kind, String place, String owner, String other) {
  /// What one side has when only the other has something.
  static final String NONE = "(none)";

  /// One side gave no answer, or both for different reasons.
  static Difference missing(String owner, String other) {
    return new Difference("answer", "answer", owner, other);
  }

  static Difference status(int owner, int other) {
    return new Difference("status", "status", Integer.toString(owner), Integer.toString(other));
  }

  /// The values of a field.
  ///
  /// @param name in lower case
  static Difference header(String name, String owner, String other) {
    return new Difference("header", "header " + name, owner, other);
  }

  /// A place in JSON.
  ///
  /// @param pointer RFC 6901, empty for the whole document
  static Difference json(String pointer, String owner, String other) {
    return new Difference("json", pointer.isEmpty() ? "body" : pointer, owner, other);
  }

  /// The first line that differs.
  ///
  /// @param number from 1
  static Difference line(int number, String owner, String other) {
    return new Difference("text", "line " + number, owner, other);
  }

  /// Bodies that are no text, by length and digest.
  static Difference binary(String owner, String other) {
    return new Difference("binary", "body", owner, other);
  }

  /// On one line: `status: 200 → 500`.
  public String text() {
    return place + ": " + owner + " → " + other;
  }
}
