package dev.krait.listener;

import dev.krait.exchange.RequestHead;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import io.undertow.util.AttachmentKey;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import io.undertow.util.StatusCodes;

/// The first handler of the chain: refuses what the policy does not let through, before a byte of
/// the body is read, and answers what is meant for the server itself.
final class CheckHandler implements HttpHandler {
  static final AttachmentKey<RequestHead> HEAD = AttachmentKey.create(RequestHead.class);

  private final RequestPolicy policy;
  private final Commit commit;
  private final HttpHandler next;

  CheckHandler(RequestPolicy policy, Commit commit, HttpHandler next) {
    this.policy = policy;
    this.commit = commit;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    if (aboutTheServer(exchange)) {
      return;
    }
    RequestHead head;
    try {
      head = policy.check(exchange);
    } catch (BadRequestException e) {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE, () -> UndertowExchange.refuse(exchange, commit, e));
      return;
    }
    exchange.putAttachment(HEAD, head);
    if (head.bodyLength() < 0 && exchange.getConnection() instanceof HttpServerConnection http1) {
      ChunkedConduit.install(exchange, http1, exchange.getMaxEntitySize());
    }
    next.handleRequest(exchange);
  }

  /// Answers what is about the server itself: `OPTIONS *` asks what it can do.
  private static boolean aboutTheServer(HttpServerExchange exchange) {
    boolean asterisk =
        exchange.getRequestURI().equals("*")
            && exchange.getRequestMethod().toString().equals(Methods.OPTIONS_STRING);
    if (asterisk) {
      exchange.setStatusCode(StatusCodes.NO_CONTENT);
      exchange.endExchange();
    }
    return asterisk;
  }
}
