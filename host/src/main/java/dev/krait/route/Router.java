package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import java.util.List;

/// Hands each exchange to its owner. The table is exchanged as a whole: a request that began with
/// one ends with it.
public final class Router implements ExchangeHandler {
  private final ExchangeHandler application;
  private final Counts counts = new Counts();
  private volatile Table table;
  private volatile boolean stopping;

  /// Without rules at first.
  ///
  /// @param application gets what no rule is about
  public Router(ExchangeHandler application) {
    this.application = application;
    this.table = new Table(List.of(), application, counts);
  }

  /// From now on these rules count.
  public void use(List<Rule> rules) {
    table = new Table(rules, application, counts);
  }

  @Override
  public void handle(Exchange exchange) {
    if (stopping) {
      boolean _ = exchange.refuse(Refusal.STOPPING);
    } else {
      table.handle(exchange);
    }
  }

  /// From now on requests are refused; those that were handed on go on.
  public void drain() {
    stopping = true;
  }

  /// Where requests went, for JMX.
  public RoutesMXBean counts() {
    return counts;
  }
}
