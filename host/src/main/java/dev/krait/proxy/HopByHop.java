package dev.krait.proxy;

import dev.krait.exchange.Header;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The header fields that are about one connection and go no further (RFC 9110 §7.6.1).
final class HopByHop {
  private static final Set<String> ALWAYS =
      Set.of(
          "connection",
          "expect",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authentication-info",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /// Nominating them would take the message apart.
  private static final Set<String> NEVER = Set.of("content-length", "host", "cookie");

  private HopByHop() {}

  /// The names of those in these headers, in small letters.
  static Set<String> in(List<Header> headers) {
    Set<String> nominated = new HashSet<>();
    for (Header header : headers) {
      if (header.name().equalsIgnoreCase("Connection")) {
        for (String option : header.value().split(",", -1)) {
          String name = option.strip().toLowerCase(Locale.ROOT);
          if (!NEVER.contains(name)) {
            nominated.add(name);
          }
        }
      }
    }
    if (nominated.isEmpty()) {
      return ALWAYS;
    }
    nominated.addAll(ALWAYS);
    return nominated;
  }
}
