package dev.krait.listener;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpServerConnection;
import org.xnio.ChannelListener;
import org.xnio.StreamConnection;

/// Answers in Undertow's place what that refuses by itself, before any of our handlers: a head that
/// its parser cannot read, or without one proper `Host`. Undertow's own answer is an empty page
/// which bytes still to come may destroy, and comes after the body, for which a client may take for
/// ever.
///
/// @param buffers to throw bytes away in
/// @param next what speaks HTTP/1; its root handler must be [told][#told]
record EarlyRefusals(ByteBufferPool buffers, ChannelListener<StreamConnection> next)
    implements ChannelListener<StreamConnection> {

  @Override
  public void handleEvent(StreamConnection connection) {
    new Doorway(connection, buffers).watch();
    next.handleEvent(connection);
  }

  /// Has doorways know which requests reach `handler`.
  static HttpHandler told(HttpHandler handler) {
    return exchange -> {
      if (exchange.getConnection() instanceof HttpServerConnection http1) {
        Doorway.of(http1).ifPresent(doorway -> doorway.enter(exchange));
      }
      handler.handleRequest(exchange);
    };
  }
}
