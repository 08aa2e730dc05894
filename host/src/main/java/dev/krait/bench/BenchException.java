package dev.krait.bench;

/// Nothing can be measured as asked. The message is for the user and complete.
public final class BenchException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final boolean usage;

  private BenchException(String message, boolean usage) {
    super(message);
    this.usage = usage;
  }

  /// The command line is wrong.
  static BenchException usage(String message) {
    return new BenchException(message, true);
  }

  /// The machine lacks something.
  static BenchException missing(String message) {
    return new BenchException(message, false);
  }

  /// Whether the command line is at fault.
  public boolean isUsage() {
    return usage;
  }
}
