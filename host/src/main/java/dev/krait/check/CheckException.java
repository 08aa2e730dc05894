package dev.krait.check;

/// An application cannot be checked as asked. The message is for the user and complete.
public final class CheckException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CheckException(String message) {
    super(message);
  }
}
