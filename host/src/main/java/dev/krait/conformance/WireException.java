package dev.krait.conformance;

import java.io.IOException;

/// A server gave no answer, or something that is none. The message says what came.
final class WireException extends IOException {
  private static final long serialVersionUID = 1L;

  WireException(String message) {
    super(message);
  }
}
