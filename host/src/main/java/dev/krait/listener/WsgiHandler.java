package dev.krait.listener;

import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestHead;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The last handler of the chain: turns an Undertow exchange into Krait's, or refuses it.
final class WsgiHandler implements HttpHandler {
  private static final Logger log = LoggerFactory.getLogger(WsgiHandler.class);

  private final RequestPolicy policy;
  private final Commit commit;
  private final ExchangeHandler next;

  WsgiHandler(RequestPolicy policy, Commit commit, ExchangeHandler next) {
    this.policy = policy;
    this.commit = commit;
    this.next = next;
  }

  /// Dispatches to this very thread: Undertow calls back once its own call stack is gone, from when on
  /// the exchange belongs to whoever handles it.
  @Override
  public void handleRequest(HttpServerExchange exchange) {
    exchange.dispatch(SameThreadExecutor.INSTANCE, () -> pass(exchange));
  }

  private void pass(HttpServerExchange exchange) {
    ChannelSink sink = new ChannelSink(exchange, commit);
    try {
      if (aboutTheServer(exchange)) {
        return;
      }
      RequestHead head = policy.check(exchange);
      if (head.bodyLength() < 0) {
        // Undertow's chunk reader forgives too much for another request to follow
        exchange.setPersistent(false);
      }
      StreamedBody body = StreamedBody.of(exchange, head.bodyLength());
      next.handle(new UndertowExchange(exchange, head, body, sink));
    } catch (BadRequestException e) {
      UndertowExchange.refuse(
          sink, e.status(), StatusCodes.getReason(e.status()), false, e.explanation());
    } catch (IOException e) {
      log.debug("a request body could not be received: {}", e.getMessage());
      sink.abort();
    }
  }

  /// `OPTIONS *` asks about the server and `CONNECT` for a tunnel: no application is meant.
  private static boolean aboutTheServer(HttpServerExchange exchange) {
    boolean asterisk =
        exchange.getRequestURI().equals("*") && exchange.getRequestMethod().equals(Methods.OPTIONS);
    boolean connect = exchange.getRequestMethod().equals(Methods.CONNECT);
    if (asterisk || connect) {
      exchange.setStatusCode(asterisk ? StatusCodes.NO_CONTENT : StatusCodes.METHOD_NOT_ALLOWED);
      exchange.setPersistent(asterisk);
      exchange.endExchange();
    }
    return asterisk || connect;
  }
}
