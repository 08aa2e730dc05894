package dev.krait.proxy;

import java.io.IOException;

/// A target was silent for too long.
final class SlowException extends IOException {
  private static final long serialVersionUID = 1L;

  SlowException(String message) {
    super(message);
  }
}
