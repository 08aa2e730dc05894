package dev.krait.embed;

/// The application could not be loaded. The message says why and what to do, and ends with the
/// Python traceback where Python code raised.
public final class WsgiLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TRACEBACK = "Traceback (most recent call last):";

  private final String traceback;

  WsgiLoadException(String message, Throwable cause) {
    super(message, cause);
    int start = message.indexOf(TRACEBACK);
    this.traceback = start < 0 ? "" : message.substring(start);
  }

  /// The Python traceback, empty when no Python code was to blame.
  public String traceback() {
    return traceback;
  }
}
