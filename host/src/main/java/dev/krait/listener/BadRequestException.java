package dev.krait.listener;

/// A request that is answered by the listener and never reaches an application.
final class BadRequestException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String explanation;

  /// @param status 4xx or 5xx
  /// @param explanation what is wrong with the request, for its sender
  BadRequestException(int status, String explanation) {
    super(explanation, null, false, false);
    this.status = status;
    this.explanation = explanation;
  }

  int status() {
    return status;
  }

  String explanation() {
    return explanation;
  }
}
