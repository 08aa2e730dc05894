package dev.krait.client;

import dev.krait.exchange.Header;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A client's cookies (RFC 6265), kept by the JDK. Any thread.
final class Cookies {
  private final CookieManager jar = new CookieManager(null, CookiePolicy.ACCEPT_ALL);

  /// What a request for the URL sends.
  Optional<String> of(URI url) {
    try {
      List<String> values = jar.get(url, Map.of()).getOrDefault("Cookie", List.of());
      return values.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", values));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Takes those that a response sets.
  void take(URI url, WsgiResponse response) {
    try {
      jar.put(
          url,
          response.headers().stream()
              .collect(
                  Collectors.groupingBy(
                      Header::name, Collectors.mapping(Header::value, Collectors.toList()))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
