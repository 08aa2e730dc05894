package dev.krait.listener;

import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.RequestBufferingHandler;
import io.undertow.server.protocol.http.HttpContinue;

/// Has small bodies received before the next handler runs, so that a client that sends slowly holds
/// an I/O buffer and not an interpreter.
final class ReceiveHandler implements HttpHandler {
  private final HttpHandler next;
  private final HttpHandler buffering;

  /// @param bufferSize bytes in one of Undertow's buffers
  ReceiveHandler(HttpHandler next, int bufferSize) {
    this.next = next;
    this.buffering = new RequestBufferingHandler(next, StreamedBody.SMALL / bufferSize + 1);
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    long length = exchange.getAttachment(CheckHandler.HEAD).bodyLength();
    if (length > 0
        && length <= StreamedBody.SMALL
        && !HttpContinue.requiresContinueResponse(exchange)) {
      exchange.putAttachment(HttpListener.RECEIVED, true);
      buffering.handleRequest(exchange);
    } else {
      next.handleRequest(exchange);
    }
  }
}
