package dev.krait.owners;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A handler of the program's own. What it throws is answered 500, whatever the request came over.
///
/// @param name as rules call it
record GivenHandler(String name, ExchangeHandler handler) implements ExchangeHandler {
  private static final Logger log = LoggerFactory.getLogger(GivenHandler.class);

  @Override
  public void handle(Exchange exchange) {
    try {
      handler.handle(exchange);
    } catch (RuntimeException e) {
      log.error(
          "the handler 'java {}' of a route failed at {} {}",
          name,
          exchange.request().line().method(),
          exchange.request().line().target(),
          e);
      StringWriter trace = new StringWriter();
      e.printStackTrace(new PrintWriter(trace));
      exchange.failed(trace.toString());
      boolean _ = exchange.refuse(Refusal.HANDLER_FAILED);
    }
  }
}
