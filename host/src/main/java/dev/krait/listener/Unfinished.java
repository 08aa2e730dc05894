package dev.krait.listener;

import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/// Counts the requests that the next handler got and whose responses are not all on the wire: an
/// application may be done with a request long before its client is.
final class Unfinished implements HttpHandler {
  private static final long LOOK_MILLIS = 5;

  private final HttpHandler next;
  private final AtomicInteger count = new AtomicInteger();
  private final ExchangeCompletionListener completion =
      (exchange, more) -> {
        count.decrementAndGet();
        more.proceed();
      };

  Unfinished(HttpHandler next) {
    this.next = next;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    count.incrementAndGet();
    exchange.addExchangeCompleteListener(completion);
    next.handleRequest(exchange);
  }

  int count() {
    return count.get();
  }

  /// Waits until there are none, or for as long as `limit`.
  ///
  /// @return how many are left
  int await(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (count.get() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(LOOK_MILLIS);
    }
    return count.get();
  }
}
