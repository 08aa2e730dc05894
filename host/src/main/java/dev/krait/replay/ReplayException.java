package dev.krait.replay;

/// A capture cannot be replayed as asked. The message is for the user and complete.
public final class ReplayException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ReplayException(String message) {
    super(message);
  }
}
