package dev.krait.tls;

/// A certificate, key or list of authorities cannot be used. The message is for the user and
/// complete: what failed, which file, why, and what to do.
public final class TlsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TlsException(String message) {
    super(message);
  }
}
