package dev.krait.capture;

/// A file of recorded requests cannot be used. The message is for the user and complete.
public final class CaptureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  CaptureException(String message) {
    super(message);
  }
}
