package dev.krait.route;

import dev.krait.diff.Answer;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestHead;
import java.io.IOException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has an owner answer, and afterwards, when the client has what it asked for, sends a copy of what
/// only reads (RFC 9110 §9.2.1) to another. Nothing that happens to the copy reaches the client.
final class ShadowHandler implements ExchangeHandler {
  private static final Logger log = LoggerFactory.getLogger(ShadowHandler.class);
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  private final String rule;
  private final ExchangeHandler owner;
  private final Copier copier;
  private final Counts counts;

  ShadowHandler(String rule, ExchangeHandler owner, Copier copier, Counts counts) {
    this.rule = rule;
    this.owner = owner;
    this.copier = copier;
    this.counts = counts;
  }

  @Override
  public void handle(Exchange exchange) {
    RequestHead head = exchange.request();
    boolean copied = head.bodyLength() == 0 && SAFE.contains(head.line().method());
    owner.handle(
        copied
            ? new ObservedExchange(
                exchange, new Keeper(copier.mostBytes(), answer -> copy(head, answer)))
            : exchange);
  }

  private void copy(RequestHead head, Answer answer) {
    if (!copier.inBackground(() -> compare(head, answer))) {
      counts.shadow(rule, "dropped").increment();
    }
  }

  private void compare(RequestHead head, Answer answer) {
    try {
      boolean same = copier.compare(head, answer, copier.send(head));
      counts.shadow(rule, same ? "same" : "different").increment();
    } catch (IOException | RuntimeException e) {
      counts.shadow(rule, "failed").increment();
      log.debug("the shadow of {} did not answer {}", rule, head.line().target(), e);
    }
  }
}
