package dev.krait.calls;

/// A Python function that Java called has raised an exception.
public final class PythonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String type;
  private final String text;
  private final String traceback;

  PythonException(String type, String text, String traceback) {
    super(text.isEmpty() ? type : type + ": " + text);
    this.type = type;
    this.text = text;
    this.traceback = traceback;
  }

  /// The exception's class, with its module unless it is a built-in one: `ValueError`,
  /// `pricing.NoPrice`.
  public String type() {
    return type;
  }

  /// What `str` makes of it, may be empty.
  public String text() {
    return text;
  }

  /// The Python traceback, as Python prints it, causes included.
  public String traceback() {
    return traceback;
  }
}
