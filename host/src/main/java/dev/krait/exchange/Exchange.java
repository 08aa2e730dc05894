package dev.krait.exchange;

import java.util.List;
import java.util.Optional;

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

  /// Told that the application's code begins to run for it, on the thread that runs it.
  default void begun() {}

  /// Told that this code has ended, `close()` of what it returned included. The response may have
  /// been over for long, or be still on its way.
  default void ended() {}

  /// Told of an error that the application raised, besides what becomes of the response: for those
  /// who want to know, as tests do. Never blocks; the thread that runs the application.
  ///
  /// @param traceback of Python
  default void failed(String traceback) {}

  /// Answers in place of the application, unless it has answered already: a plain text page with
  /// the status' name, the connection closed after it. Never blocks; any thread.
  ///
  /// @return false when the response had begun; it is then cut off instead
  boolean refuse(Refusal refusal);

  /// What it came with, for a handler that answers on that and not through [response][#response]:
  /// an `io.undertow.server.HttpServerExchange`. Such a handler must ask [passOn][#passOn] before
  /// it commits a status, and see to [additions][#additions] and [observer][#observer].
  default Optional<Object> carrier() {
    return Optional.empty();
  }

  /// Whether another handler has taken the exchange over, as it is to answer instead of a response
  /// with this status; the caller then has nothing more to do with it.
  default boolean passOn(int status) {
    return false;
  }

  /// Told whose it is to answer, as the migration table calls that one: `python`, `proxy URL`,
  /// `java CLASS`. Where one passes it on, the next is told as well.
  default void handedTo(String owner) {}

  /// Fields to add to the response's head.
  default List<Header> additions() {
    return List.of();
  }

  /// Who wants to see the response as the client gets it.
  default Optional<ResponseObserver> observer() {
    return Optional.empty();
  }
}
