package dev.krait.proxy;

import java.io.IOException;

/// A target does not speak HTTP as it should, or stopped in the middle of it.
final class BadResponseException extends IOException {
  private static final long serialVersionUID = 1L;

  BadResponseException(String message) {
    super(message);
  }
}
