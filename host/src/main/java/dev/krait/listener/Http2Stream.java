package dev.krait.listener;

import io.undertow.protocols.http2.Http2Channel;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.util.Optional;

/// What carries one request and its response over an HTTP/2 connection (RFC 9113 §5).
final class Http2Stream {
  static final AttachmentKey<Http2Stream> KEY = AttachmentKey.create(Http2Stream.class);

  private final Http2Channel connection;
  private final int id;
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
  }

  /// Whether the client has done so. Any thread.
  boolean left() {
    return left;
  }

  /// Tells the client, which has the whole response, to send no more of the request (RFC 9113
  /// §8.1). I/O thread.
  void wantNoMore() {
    connection.sendRstStream(id, Http2Channel.ERROR_NO_ERROR);
  }
}
