package dev.krait.conformance;

/// Nothing can be asked as wanted. The message is for the user and complete.
public final class ConformanceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean usage;

  private ConformanceException(String message, boolean usage) {
    super(message);
    this.usage = usage;
  }

  /// The command line is wrong.
  static ConformanceException usage(String message) {
    return new ConformanceException(message, true);
  }

  /// The machine lacks something.
  static ConformanceException missing(String message) {
    return new ConformanceException(message, false);
  }

  /// Whether the command line is at fault.
  public boolean isUsage() {
    return usage;
  }
}
