package dev.krait.host;

/// The host could not start. The message is for the user and complete.
public final class StartException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// What was at fault.
  public enum Reason {
    /// The application could not be loaded.
    APPLICATION,
    /// The configuration names something that cannot be used.
    CONFIGURATION,
    /// An address could not be bound.
    BIND,
    /// Anything else.
    OTHER
  }

  private final Reason reason;

  StartException(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }
}
