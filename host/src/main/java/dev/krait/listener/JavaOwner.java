package dev.krait.listener;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import io.undertow.server.Connectors;
import io.undertow.server.DefaultResponseListener;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.HttpString;
import io.undertow.util.StatusCodes;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Has an Undertow handler answer exchanges that came over Undertow, on Undertow's own exchange. A
/// handler that dispatches runs on a virtual thread.
///
/// It passes a request on to the next owner by its status alone: a response whose body has begun
/// stands. What it reads of a body that is larger than 64 KiB cannot be had again, so then its
/// answer stands in any case.
public final class JavaOwner implements ExchangeHandler {
  private static final Logger log = LoggerFactory.getLogger(JavaOwner.class);
  private static final Executor THREADS = task -> Thread.ofVirtual().name("krait-java").start(task);

  private final HttpHandler handler;

  /// @param handler gets the exchange as any other handler of Undertow does
  public JavaOwner(HttpHandler handler) {
    this.handler = handler;
  }

  /// Empty when the object is no `io.undertow.server.HttpHandler`.
  public static Optional<JavaOwner> of(Object object) {
    return object instanceof HttpHandler handler
        ? Optional.of(new JavaOwner(handler))
        : Optional.empty();
  }

  @Override
  public void handle(Exchange exchange) {
    if (!(exchange.carrier().orElse("") instanceof HttpServerExchange http)) {
      throw new IllegalStateException(
          "an Undertow handler was to answer "
              + exchange.request().line().target()
              + ", which did not come over Undertow; it can answer what a WsgiHttpHandler hands on;"
              + " give an ExchangeHandler for other doors");
    }
    if (http.isInIoThread()) {
      begin(exchange, http);
    } else {
      http.getIoThread().execute(() -> begin(exchange, http));
    }
  }

  private void begin(Exchange exchange, HttpServerExchange http) {
    long length = exchange.request().bodyLength();
    boolean whole = length == 0 || !exchange.body().received().isEmpty();
    Intake.of(http).ifPresent(Intake::giveBack);
    for (Header header : exchange.additions()) {
      http.getResponseHeaders().add(new HttpString(header.name()), header.value());
    }
    exchange
        .observer()
        .ifPresent(observer ->
            http.addResponseWrapper(
                (factory, _) -> new ObservedConduit(factory.create(), http, observer)));
    if (whole) {
      http.addDefaultResponseListener(passingOn(exchange));
    }
    http.setDispatchExecutor(THREADS);
    Connectors.executeRootHandler(handler, http);
  }

  private static DefaultResponseListener passingOn(Exchange exchange) {
    return http -> {
      if (http.isResponseStarted()) {
        return false;
      }
      int status = http.getStatusCode();
      HeaderMap headers = http.getResponseHeaders();
      HeaderMap kept = copy(headers);
      try {
        Returned.forget(http);
      } catch (IOException e) {
        log.debug("the request's body cannot be read to its end", e);
        return false;
      }
      headers.clear();
      http.setStatusCode(StatusCodes.OK);
      if (exchange.passOn(status)) {
        return true;
      }
      http.setStatusCode(status);
      kept.forEach(values -> headers.putAll(values.getHeaderName(), values));
      return false;
    };
  }

  private static HeaderMap copy(HeaderMap headers) {
    HeaderMap copy = new HeaderMap();
    for (HeaderValues values : headers) {
      copy.putAll(values.getHeaderName(), values);
    }
    return copy;
  }
}
