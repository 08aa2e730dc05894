package dev.krait.embed;

/// What was said of an application cannot be. The message names everything that is wrong: what, its
/// value, what is allowed, what to do.
public final class WsgiConfigException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  WsgiConfigException(String message) {
    super(message);
  }
}
