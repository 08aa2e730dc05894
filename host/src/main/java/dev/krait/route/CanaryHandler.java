package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Has one owner answer a share of the clients and another one the rest.
///
/// @param share of the first owner, in ten-thousandths
record CanaryHandler(int share, CanaryKey key, ExchangeHandler first, ExchangeHandler second)
    implements ExchangeHandler {
  static final int ALL = 10_000;

  /// The cookie of clients that have no key of their own.
  static final String COOKIE = "krait-canary";

  private static final int DIGITS = 12;
  private static final String ALPHABET = "0123456789abcdefghijklmnopqrstuvwxyz";

  @Override
  public void handle(Exchange exchange) {
    RequestHead head = exchange.request();
    switch (key) {
      case CanaryKey.Address() -> pass(head.connection().client().address(), exchange);
      case CanaryKey.Field(String name) -> pass(field(head, name), exchange);
      case CanaryKey.Cookie(String name) -> pass(Cookies.find(head, name).orElse(""), exchange);
      case CanaryKey.OwnCookie() -> {
        Optional<String> known = Cookies.find(head, COOKIE);
        if (known.isPresent()) {
          pass(known.get(), exchange);
        } else {
          String value = newValue();
          pass(value, new MarkedExchange(exchange, cookie(value)));
        }
      }
    }
  }

  private void pass(String client, Exchange exchange) {
    (Shares.place(client) < share ? first : second).handle(exchange);
  }

  private static String field(RequestHead head, String name) {
    return head.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .findFirst()
        .orElse("");
  }

  private static String newValue() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder value = new StringBuilder();
    for (int i = 0; i < DIGITS; i++) {
      value.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return value.toString();
  }

  /// For the browser's session; it says nothing of its client and is of no use to a script.
  private static Header cookie(String value) {
    return new Header("Set-Cookie", COOKIE + "=" + value + "; Path=/; HttpOnly; SameSite=Lax");
  }
}
