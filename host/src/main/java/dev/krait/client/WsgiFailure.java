package dev.krait.client;

/// The application raised, or its response could not be completed. The message ends with the Python
/// traceback if there is one.
public final class WsgiFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient WsgiResponse response;

  WsgiFailure(String message, WsgiResponse response) {
    super(message);
    this.response = response;
  }

  /// What a client over HTTP would have got.
  public WsgiResponse response() {
    return response;
  }
}
