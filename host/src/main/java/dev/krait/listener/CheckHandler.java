package dev.krait.listener;

import dev.krait.exchange.RequestHead;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
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
      exchange.dispatch(SameThreadExecutor.INSTANCE, () -> refuse(exchange, e));
      return;
    }
    exchange.putAttachment(HEAD, head);
    if (head.bodyLength() < 0) {
      // Undertow's chunk reader forgives too much for another request to follow
      exchange.setPersistent(false);
    }
    next.handleRequest(exchange);
  }

  private void refuse(HttpServerExchange exchange, BadRequestException e) {
    UndertowExchange.refuse(
        new ChannelSink(exchange, commit),
        e.status(),
        StatusCodes.getReason(e.status()),
        false,
        e.explanation());
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
