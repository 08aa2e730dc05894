package dev.krait.resources;

/// Files of the class path cannot be had, or cannot be unpacked. The message is for the user.
public final class ResourceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ResourceException(String message) {
    super(message);
  }

  ResourceException(String message, Throwable cause) {
    super(message, cause);
  }
}
