package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Protocols;
import java.util.Set;

/// What Undertow's parser lets through in the header fields of HTTP/2 and must not be: there, no
/// line end keeps a field from having one in it (RFC 9113 §8.2.1).
final class FieldCheck {
  /// Those of a connection, which HTTP/2 does not have (RFC 9113 §8.2.2); Undertow knows two more.
  private static final Set<HttpString> OF_CONNECTIONS =
      Set.of(Headers.UPGRADE, new HttpString("Keep-Alive"), new HttpString("Proxy-Connection"));

  private static final char DELETE = 0x7f;

  private FieldCheck() {}

  /// @throws BadRequestException with 400
  static void check(HttpServerExchange exchange) throws BadRequestException {
    if (!Protocols.HTTP_2_0.equals(exchange.getProtocol())) {
      return;
    }
    for (HeaderValues values : exchange.getRequestHeaders()) {
      HttpString name = values.getHeaderName();
      if (OF_CONNECTIONS.contains(name) || name.toString().indexOf(':') >= 0) {
        throw new BadRequestException(400, "HTTP/2 has no such header field.");
      }
      for (String value : values) {
        if (!value.equals(value.strip()) || value.chars().anyMatch(FieldCheck::control)) {
          throw new BadRequestException(400, "A header field has characters that none may have.");
        }
      }
    }
  }

  private static boolean control(int c) {
    return (c < ' ' && c != '\t') || c == DELETE;
  }
}
