package dev.krait.listener;

import io.undertow.protocols.http2.Http2Channel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.xnio.XnioExecutor;

/// What carries one request and its response over an HTTP/2 connection (RFC 9113 §5).
final class Http2Stream {
  static final AttachmentKey<Http2Stream> KEY = AttachmentKey.create(Http2Stream.class);

  private static final int LINGER_SECONDS = 5;

  private final Http2Channel connection;
  private final int id;
  private final AtomicBoolean reset = new AtomicBoolean();
  private volatile boolean left;

  Http2Stream(Http2Channel connection, int id) {
    this.connection = connection;
    this.id = id;
  }

  /// Empty for a request over HTTP/1.
  static Optional<Http2Stream> of(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getAttachment(KEY));
  }

  /// The client has reset the stream, or closed the connection.
  void leave() {
    left = true;
    reset.set(true);
  }

  /// Notes that the host resets it.
  ///
  /// @return false when it has been reset already
  boolean reset() {
    return reset.compareAndSet(false, true);
  }

  /// Whether the client has done so. Any thread.
  boolean left() {
    return left;
  }

  /// Throws away what still comes of a request that has its response, then tells the client to send
  /// no more (RFC 9113 §8.1). Clients that stop in the middle of a request at once are few. I/O
  /// thread.
  void linger(HttpServerExchange exchange) {
    XnioExecutor.Key timer =
        connection
            .getIoThread()
            .executeAfter(
                () -> connection.sendRstStream(id, Http2Channel.ERROR_NO_ERROR),
                LINGER_SECONDS,
                TimeUnit.SECONDS);
    exchange.addExchangeCompleteListener((_, next) -> {
      timer.remove();
      next.proceed();
    });
  }
}
