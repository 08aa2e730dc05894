package dev.krait.interpreter;

import org.jspecify.annotations.Nullable;

/// A new interpreter could not be made. The message is for the log and complete.
final class LoadException extends Exception {
  private static final long serialVersionUID = 1L;

  private final boolean outOfMemory;

  LoadException(String message, boolean outOfMemory) {
    super(message);
    this.outOfMemory = outOfMemory;
  }

  static LoadException of(@Nullable Throwable cause) {
    return switch (cause) {
      case ApplicationLoadException e -> new LoadException(e.explanation(), e.outOfMemory());
      case OutOfMemoryError e -> new LoadException(e.toString(), true);
      case null -> new LoadException("for no known reason", false);
      default -> new LoadException(cause.toString(), false);
    };
  }

  /// Whether there was no memory for it.
  boolean outOfMemory() {
    return outOfMemory;
  }
}
