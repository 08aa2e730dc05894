package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;

/// Has a second owner answer what a first one has not got.
///
/// @param statuses of the first that the client does not see
record EitherHandler(
    ExchangeHandler first, ExchangeHandler second, Set<Integer> statuses, LongAdder passedOn)
    implements ExchangeHandler {
  EitherHandler {
    statuses = Set.copyOf(statuses);
  }

  @Override
  public void handle(Exchange exchange) {
    first.handle(
        new FirstTry(
            exchange,
            statuses,
            () -> {
              passedOn.increment();
              second.handle(exchange);
            }));
  }
}
