package dev.krait.route;

import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import java.util.Optional;

/// The cookies of a request (RFC 6265 §5.4).
final class Cookies {
  private Cookies() {}

  /// The first one of that name.
  static Optional<String> find(RequestHead head, String name) {
    for (Header header : head.headers()) {
      if (header.name().equalsIgnoreCase("Cookie")) {
        for (String pair : header.value().split(";", -1)) {
          int equals = pair.indexOf('=');
          if (equals > 0 && pair.substring(0, equals).strip().equals(name)) {
            return Optional.of(pair.substring(equals + 1).strip());
          }
        }
      }
    }
    return Optional.empty();
  }
}
