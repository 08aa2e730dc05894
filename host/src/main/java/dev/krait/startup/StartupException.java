package dev.krait.startup;

/// A runtime image or a start-up cache could not be made. The message is for the user and complete;
/// nothing that was there before is harmed.
public final class StartupException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  StartupException(String message) {
    super(message);
  }

  StartupException(String message, Throwable cause) {
    super(message + ": " + cause, cause);
  }
}
