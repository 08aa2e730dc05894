package dev.krait.listener;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;

/// The last handler of the chain: turns an Undertow exchange into Krait's.
final class WsgiHandler implements HttpHandler {
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
    RequestHead head = exchange.getAttachment(CheckHandler.HEAD);
    RequestBody body =
        Intake.of(exchange).<RequestBody>map(intake -> intake).orElse(RequestBody.NONE);
    next.handle(new UndertowExchange(exchange, head, body, new ChannelSink(exchange, commit)));
  }
}
