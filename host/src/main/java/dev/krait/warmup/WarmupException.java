package dev.krait.warmup;

/// A file of recorded requests cannot be used. The message is for the user and complete.
public final class WarmupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WarmupException(String message) {
    super(message);
  }
}
