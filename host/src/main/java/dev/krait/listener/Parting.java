package dev.krait.listener;

import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// How a request's client is parted from. I/O thread.
final class Parting {
  private Parting() {}

  /// After the whole response. A client that may still be sending is listened to for a while.
  static void end(HttpServerExchange exchange) {
    Intake.of(exchange).ifPresent(Intake::end);
    if (!exchange.isRequestComplete()) {
      if (exchange.getConnection() instanceof HttpServerConnection http1) {
        LingeringClose.begin(exchange, http1);
        return;
      }
      Http2Stream.of(exchange).ifPresent(stream -> stream.linger(exchange));
    }
    exchange.endExchange();
  }

  /// Before that: so that the client sees that something is missing. Over HTTP/2 it is the stream
  /// that is cut.
  static void cut(HttpServerExchange exchange, @Nullable StreamSinkChannel response) {
    boolean whole = exchange.getConnection() instanceof HttpServerConnection;
    if (whole || Http2Stream.of(exchange).isPresent()) {
      IoUtils.safeClose(exchange.getConnection());
    }
    if (!whole) {
      // a frame that waits for the client would be sent all the same
      IoUtils.safeClose(response);
      Connectors.terminateRequest(exchange);
      Connectors.terminateResponse(exchange);
    }
    exchange.endExchange();
  }
}
