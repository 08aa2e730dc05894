package dev.krait.packages;

/// The application's packages could not be had. The message is for the user and complete.
public final class PackagesException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PackagesException(String message) {
    super(message);
  }

  PackagesException(String message, Throwable cause) {
    super(message, cause);
  }
}
