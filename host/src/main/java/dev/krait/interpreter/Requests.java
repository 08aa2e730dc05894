package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.RequestLine;
import java.time.Duration;
import org.slf4j.Logger;

/// What the log says about single requests.
final class Requests {
  private Requests() {}

  static void logTimeout(Logger log, Exchange exchange, Duration limit) {
    RequestLine line = exchange.request().line();
    log.error(
        "{} {} neither sent nor received anything for {} s and was answered 504; allow more with --timeout, or find out what"
            + " it waits for",
        line.method(),
        line.target(),
        limit.toMillis() / 1000.0);
  }
}
