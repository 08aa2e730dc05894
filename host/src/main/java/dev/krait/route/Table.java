package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.RequestLine;
import java.util.ArrayList;
import java.util.List;

/// Rules with what does their work, first match first.
final class Table implements ExchangeHandler {
  private record Row(Match match, ExchangeHandler handler) {}

  private final List<Row> rows = new ArrayList<>();
  private final ExchangeHandler others;

  /// @param others gets what no rule is about
  Table(List<Rule> rules, ExchangeHandler others, Counts counts) {
    for (Rule rule : rules) {
      rows.add(new Row(rule.match(), handler(rule, counts)));
    }
    this.others = others;
  }

  @Override
  public void handle(Exchange exchange) {
    RequestLine line = exchange.request().line();
    for (Row row : rows) {
      if (row.match().covers(line)) {
        row.handler().handle(exchange);
        return;
      }
    }
    exchange.handedTo("python");
    others.handle(exchange);
  }

  private static ExchangeHandler handler(Rule rule, Counts counts) {
    String name = rule.name();
    return switch (rule.owner()) {
      case Owner.One one -> new CountingHandler(one, counts.requests(name, one.name()));
      case Owner.Either(Owner.One first, Owner.One second, var statuses) ->
          new EitherHandler(
              new CountingHandler(first, counts.requests(name, first.name())),
              new CountingHandler(second, counts.requests(name, second.name())),
              statuses,
              counts.passedOn(name));
      case Owner.Canary canary ->
          new CanaryHandler(
              canary.share(),
              canary.key(),
              new CountingHandler(canary.first(), counts.requests(name, canary.first().name())),
              new CountingHandler(canary.second(), counts.requests(name, canary.second().name())));
      case Owner.Shadow(Owner.One owner, Copier copier) ->
          new ShadowHandler(
              name,
              new CountingHandler(owner, counts.requests(name, owner.name())),
              copier,
              counts);
    };
  }
}
