package dev.krait.peers;

/// This JVM is stopping, so nothing more is started.
public final class ShutdownException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ShutdownException(Throwable cause) {
    super("interrupted", cause);
  }
}
