package dev.krait.exchange;

/// Why the host answers a request itself.
public enum Refusal {
  /// No place in the queue (RFC 9110 §15.6.4).
  QUEUE_FULL(503, "Service Unavailable", true),
  /// Waited in the queue longer than allowed.
  QUEUE_TIMEOUT(503, "Service Unavailable", true),
  /// The host is stopping.
  STOPPING(503, "Service Unavailable", true),
  /// No interpreter is left, and the last attempt to start one failed.
  NO_INTERPRETER(503, "Service Unavailable", true),
  /// The application took longer than `--timeout` (RFC 9110 §15.6.5).
  TIMEOUT(504, "Gateway Timeout", false),
  /// The server behind that should have answered cannot be reached, or did not answer in HTTP (RFC
  /// 9110 §15.6.3).
  TARGET_FAILED(502, "Bad Gateway", false),
  /// The server behind took too long (RFC 9110 §15.6.5).
  TARGET_SLOW(504, "Gateway Timeout", false),
  /// The Java handler that should have answered threw an exception.
  HANDLER_FAILED(500, "Internal Server Error", false),
  /// The interpreter serving it broke.
  INTERPRETER_FAILED(500, "Internal Server Error", false);

  private final int status;
  private final String reason;
  private final boolean temporary;

  Refusal(int status, String reason, boolean temporary) {
    this.status = status;
    this.reason = reason;
    this.temporary = temporary;
  }

  public int status() {
    return status;
  }

  public String reason() {
    return reason;
  }

  /// Whether the client is told to try again (Retry-After, RFC 9110 §10.2.3).
  public boolean temporary() {
    return temporary;
  }
}
