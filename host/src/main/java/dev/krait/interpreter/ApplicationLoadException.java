package dev.krait.interpreter;

/// The application could not be loaded. The explanation is for the user, complete, and ends with
/// the Python traceback where the application is at fault.
public final class ApplicationLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String explanation;
  private final boolean outOfMemory;

  public ApplicationLoadException(String explanation) {
    this(explanation, false);
  }

  /// @param outOfMemory whether all that is missing is memory
  public ApplicationLoadException(String explanation, boolean outOfMemory) {
    super(explanation);
    this.explanation = explanation;
    this.outOfMemory = outOfMemory;
  }

  /// Whether it could be loaded if there were more memory.
  public boolean outOfMemory() {
    return outOfMemory;
  }

  /// The message, never null.
  public String explanation() {
    return explanation;
  }
}
