package dev.krait.diff;

/// One thing in which two answers differ. Values are fit to be shown: short, on one line, secrets
/// replaced; `(none)` where one side has nothing.
public sealed interface Difference {
  /// What one side has when only the other has something.
  String NONE = "(none)";

  /// Where: `answer`, `status`, `header content-type`, `/items/0/price` (RFC 6901), `line 12`,
  /// `body`.
  String place();

  String owner();

  String other();

  /// `answer`, `status`, `header`, `json`, `text` or `binary`: what counts are kept by.
  String kind();

  /// On one line: `status: 200 → 500`.
  default String text() {
    return place() + ": " + owner() + " → " + other();
  }

  /// One side gave no answer, or both for different reasons.
  record Missing(String owner, String other) implements Difference {
    @Override
    public String place() {
      return "answer";
    }

    @Override
    public String kind() {
      return "answer";
    }
  }

  record Status(String owner, String other) implements Difference {
    @Override
    public String place() {
      return "status";
    }

    @Override
    public String kind() {
      return "status";
    }
  }

  /// The values of a field.
  ///
  /// @param name in lower case
  record Field(String name, String owner, String other) implements Difference {
    @Override
    public String place() {
      return "header " + name;
    }

    @Override
    public String kind() {
      return "header";
    }
  }

  /// A place in JSON.
  ///
  /// @param pointer RFC 6901, empty for the whole document
  record Json(String pointer, String owner, String other) implements Difference {
    @Override
    public String place() {
      return pointer.isEmpty() ? "body" : pointer;
    }

    @Override
    public String kind() {
      return "json";
    }
  }

  /// The first line that differs.
  ///
  /// @param line from 1
  record Text(int line, String owner, String other) implements Difference {
    @Override
    public String place() {
      return "line " + line;
    }

    @Override
    public String kind() {
      return "text";
    }
  }

  /// Bodies that are no text, by length and digest.
  record Binary(String owner, String other) implements Difference {
    @Override
    public String place() {
      return "body";
    }

    @Override
    public String kind() {
      return "binary";
    }
  }
}
