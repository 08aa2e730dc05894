package dev.krait.listener;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.RequestHead;
import io.undertow.server.Connectors;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.SameThreadExecutor;
import java.util.Locale;
import java.util.Optional;

/// Has a body, or the beginning of a large one, received before the next handler runs, so that a
/// client that sends slowly holds a buffer and not an interpreter.
final class IntakeHandler implements HttpHandler {
  private final Limits.Body limits;
  private final Commit commit;
  private final HttpHandler next;

  IntakeHandler(Limits.Body limits, Commit commit, HttpHandler next) {
    this.limits = limits;
    this.commit = commit;
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    RequestHead head = exchange.getAttachment(CheckHandler.HEAD);
    if (head.bodyLength() == 0) {
      next.handleRequest(exchange);
    } else {
      exchange.dispatch(
          SameThreadExecutor.INSTANCE,
          () -> Intake.begin(exchange, head.bodyLength(), limits, () -> goOn(exchange)));
    }
  }

  private void goOn(HttpServerExchange exchange) {
    Optional<BodyException> failure = Intake.of(exchange).flatMap(Intake::failure);
    if (failure.isPresent()) {
      BodyException e = failure.get();
      UndertowExchange.refuse(exchange, commit, new BadRequestException(e.status(), sentence(e)));
    } else {
      Connectors.executeRootHandler(next, exchange);
    }
  }

  private static String sentence(BodyException e) {
    String text = String.valueOf(e.getMessage());
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1) + ".";
  }
}
