package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.Protocols;

/// What Undertow's parser lets through in a request line and must not be.
final class LineCheck {
  private LineCheck() {}

  /// @throws BadRequestException with 400 for a version that never was (RFC 9112 §2.3), 405 for
  ///   `CONNECT`, 501 for `head` and `connect`: methods are case-sensitive (RFC 9110 §9.1), and
  ///   Undertow would frame the response to them as if they were not
  static void check(HttpServerExchange exchange) throws BadRequestException {
    if (Protocols.HTTP_0_9.equals(exchange.getProtocol())) {
      exchange.setProtocol(Protocols.HTTP_1_0); // it is the one that the answer is sent with
      exchange.setPersistent(false);
      throw new BadRequestException(400, "HTTP/0.9 has no version in its request line.");
    }
    HttpString method = exchange.getRequestMethod();
    if (looksLike(method, Methods.HEAD) || looksLike(method, Methods.CONNECT)) {
      throw new BadRequestException(501, "Methods are written in capital letters.");
    }
    if (method.equals(Methods.CONNECT)) {
      throw new BadRequestException(405, "This is not a proxy.");
    }
  }

  private static boolean looksLike(HttpString method, HttpString known) {
    return method.equals(known) && !method.toString().equals(known.toString());
  }
}
