package dev.krait.listener;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;

/// Puts a response's head on an exchange and adds what HTTP needs (PEP 3333 §"HTTP 1.1
/// Expect/Continue" and §"Handling the Content-Length Header"): `Server` where absent; Undertow
/// adds `Date`, `Connection` and the framing.
///
/// @param server the value of `Server`
record Commit(String server) {

  void apply(HttpServerExchange exchange, ResponseHead head) {
    exchange.setStatusCode(head.status());
    exchange.setReasonPhrase(head.reason());
    HeaderMap headers = exchange.getResponseHeaders();
    for (Header header : head.headers()) {
      headers.add(new HttpString(header.name()), header.value());
    }
    if (!headers.contains(Headers.SERVER)) {
      headers.put(Headers.SERVER, server);
    }
    if (!exchange.isRequestComplete()) {
      // the rest of the body is not worth waiting for, and must never be taken for a request
      exchange.setPersistent(false);
    }
  }
}
