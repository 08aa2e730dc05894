package dev.krait.embed;

import dev.krait.application.PythonApplication;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.owners.Routing;
import java.time.Duration;
import java.util.Optional;

/// An application that has been started, with the table of routes before it, if there is one.
record Running(PythonApplication python, Optional<Routing> routing) implements ExchangeHandler {
  @Override
  public void handle(Exchange exchange) {
    if (routing.isPresent()) {
      routing.get().handler().handle(exchange);
    } else {
      python.handle(exchange);
    }
  }

  /// Refuses new requests, waits for those accepted, whoever has them, and frees everything. An
  /// interrupt ends the wait.
  ///
  /// @return how many requests were cut off
  int end(Duration limit) {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          int cutOff = drain(interrupted ? Duration.ZERO : limit);
          routing.ifPresent(Routing::close);
          python.close();
          return cutOff;
        } catch (InterruptedException _) {
          interrupted = true;
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// The application first, as it may still pass requests on to other owners.
  private int drain(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    routing.ifPresent(Routing::drain);
    int cutOff = python.drain(limit);
    return routing.isPresent()
        ? cutOff + routing.get().finish(Duration.ofNanos(deadline - System.nanoTime()))
        : cutOff;
  }
}
