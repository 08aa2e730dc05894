package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.RequestLine;

/// What the log calls single requests.
final class Requests {
  private Requests() {}

  static String name(Exchange exchange) {
    RequestLine line = exchange.request().line();
    return line.method() + " " + line.target();
  }
}
