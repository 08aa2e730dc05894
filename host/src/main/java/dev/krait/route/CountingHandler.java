package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import java.util.concurrent.atomic.LongAdder;

/// Counts what an owner gets, and says so to the exchange.
record CountingHandler(Owner.One owner, LongAdder count) implements ExchangeHandler {
  @Override
  public void handle(Exchange exchange) {
    count.increment();
    exchange.handedTo(owner.name());
    owner.handler().handle(exchange);
  }
}
