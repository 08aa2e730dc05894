package dev.krait.exchange;

import java.io.IOException;

/// A request's body cannot be had to its end. The message says why, for the log.
public final class BodyException extends IOException {
  private static final long serialVersionUID = 1L;

  private final int status;

  /// @param status what answers the request if the application does not: 400, 408 or 413
  public BodyException(int status, String message) {
    super(message);
    this.status = status;
  }

  public int status() {
    return status;
  }
}
