package dev.krait.listener;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestHead;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last handler of the chain: turns an Undertow exchange into Krait's.
final class WsgiHandler implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(WsgiHandler.class);

  private final Commit commit;
  private final ExchangeHandler next;

  WsgiHandler(Commit commit, ExchangeHandler next) {
    this.commit = commit;
    this.next = next;
  }

  /// Dispatches to this very thread: Undertow calls back once its own call stack is gone, from when
  /// on the exchange belongs to whoever handles it.
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> pass(exchange));
  }

  private void pass(HttpServerExchange exchange) {
    ChannelSink sink = new ChannelSink(exchange, commit);
    RequestHead head = exchange.getAttachment(CheckHandler.HEAD);
    try {
      StreamedBody body = StreamedBody.of(exchange, head.bodyLength());
      next.handle(new UndertowExchange(exchange, head, body, sink));
    } catch (IOException e) {
      log.debug("a request body could not be received: {}", e.getMessage());
      sink.abort();
    }
  }
}
