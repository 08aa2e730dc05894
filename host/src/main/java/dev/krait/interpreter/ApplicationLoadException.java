package dev.krait.interpreter;

/// The application could not be loaded. The explanation is for the user, complete, and ends with
/// the Python traceback where the application is at fault.
public final class ApplicationLoadException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String explanation;

  public ApplicationLoadException(String explanation) {
    super(explanation);
    this.explanation = explanation;
  }

  /// The message, never null.
  public String explanation() {
    return explanation;
  }
}
