package dev.krait.exchange;

/// One request and the way to answer it.
public interface Exchange {
  RequestHead request();

  RequestBody body();

  ResponseSink response();

  /// Whether the client is known to be gone, so that serving the request would help nobody.
  boolean abandoned();

  /// When the application last received or sent a block, a [System#nanoTime]; when the request
  /// arrived, if it has done neither.
  long lastActivity();

  /// Answers in place of the application, unless it has answered already: a plain text page with
  /// the status' name, the connection closed after it. Never blocks; any thread.
  ///
  /// @return false when the response had begun; it is then cut off instead
  boolean refuse(Refusal refusal);
}
