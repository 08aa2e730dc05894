package dev.krait.listener;

import io.undertow.protocols.http2.Http2Channel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.xnio.Options;
import org.xnio.XnioExecutor;

/// What carries one request and its response over an HTTP/2 connection (RFC 9113 §5). I/O thread.
final class Http2Stream {
  static final AttachmentKey<Http2Stream> KEY = AttachmentKey.create(Http2Stream.class);

  private static final int LINGER_SECONDS = 5;
  private static final int WRITE_MILLIS = 60_000;

  private final Http2Connection connection;
  private final int id;
  private final AtomicBoolean reset = new AtomicBoolean();
  private volatile boolean left;
  private @Nullable SlowClient client;

  Http2Stream(Http2Connection connection, int id) {
    this.connection = connection;
    this.id = id;
  }

  /// Empty for a request over HTTP/1. Any thread.
  static Optional<Http2Stream> of(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getAttachment(KEY));
  }

  /// The client has reset the stream, or closed the connection. Undertow tells a response that
  /// waits for the client nothing of that.
  void leave() {
    left = true;
    reset.set(true);
    if (client != null) {
      client.giveUp();
    }
  }

  /// Whether the client has done so. Any thread.
  boolean left() {
    return left;
  }

  /// Notes that the host resets it. Any thread.
  ///
  /// @return false when it has been reset already
  boolean reset() {
    return reset.compareAndSet(false, true);
  }

  /// Whether either side has reset it.
  boolean isReset() {
    return reset.get();
  }

  /// The response waits for the client, which has to read, or to let more of it be sent (RFC 9113
  /// §5.2).
  ///
  /// @param cut what to do when that takes longer than the limit for writing, or the client leaves
  void await(HttpServerExchange exchange, Runnable cut) {
    if (client == null) {
      int limit =
          exchange.getConnection().getUndertowOptions().get(Options.WRITE_TIMEOUT, WRITE_MILLIS);
      client = new SlowClient(exchange, Duration.ofMillis(limit));
    }
    client.await(() -> {
      connection.left();
      cut.run();
    });
  }

  /// It waits no longer.
  void rest() {
    if (client != null) {
      client.rest();
    }
  }

  /// Throws away what still comes of a request that has its response, then tells the client to send
  /// no more (RFC 9113 §8.1). Few clients understand that while they send.
  void linger(HttpServerExchange exchange) {
    XnioExecutor.Key end =
        exchange
            .getIoThread()
            .executeAfter(
                () -> connection.sendRstStream(id, Http2Channel.ERROR_NO_ERROR),
                LINGER_SECONDS,
                TimeUnit.SECONDS);
    exchange.addExchangeCompleteListener((_, next) -> {
      end.remove();
      next.proceed();
    });
  }
}
