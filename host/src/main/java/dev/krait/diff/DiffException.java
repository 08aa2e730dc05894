package dev.krait.diff;

/// A file of differences, or a rule, cannot be used. The message is for the user and complete.
public final class DiffException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DiffException(String message) {
    super(message);
  }
}
