package dev.krait.interpreter;

/// An interpreter is no more: its application has ended it, as `os._exit` does, or it broke.
public final class InterpreterEndedException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /// @param message says how
  public InterpreterEndedException(String message) {
    super(message);
  }
}
