package dev.krait.peers;

/// A server, or what it needs, could not be had. The message is for the user and complete.
public final class PeerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PeerException(String message) {
    super(message);
  }

  PeerException(String message, Throwable cause) {
    super(message + ": " + cause, cause);
  }
}
