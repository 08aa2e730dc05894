package dev.krait.capture;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// What may be kept of a request.
final class RecordedExchange {
  /// Fields that decide which code runs and do not say who asked. A list of what is kept cannot
  /// forget a secret.
  private static final Set<String> KEPT =
      Set.of(
          "accept",
          "accept-encoding",
          "accept-language",
          "content-type",
          "host",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-requested-with");

  private static final int LONGEST_BODY = 8 * 1024;

  private RecordedExchange() {}

  /// The request without what might be a secret; nothing when it cannot be sent again: its body is
  /// long, still to come, or neither JSON nor a form.
  static Optional<RecordedRequest> of(Exchange exchange, String mount) {
    RequestHead head = exchange.request();
    String target = head.line().target();
    if (!target.startsWith(mount)) { // escaped in another way
      return Optional.empty();
    }
    Map<String, String> headers = headers(head);
    try {
      RecordedRequest request =
          new RecordedRequest(
              head.line().method(),
              Redaction.target(target.substring(mount.length())),
              headers,
              head.bodyLength() == 0 ? "" : body(exchange, headers));
      var _ = request.at("http://127.0.0.1", ""); // or the client does not take it
      return Optional.of(request);
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }

  private static Map<String, String> headers(RequestHead head) {
    Map<String, String> kept = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (Header header : head.headers()) {
      if (KEPT.contains(header.name().toLowerCase(Locale.ROOT))) {
        kept.merge(header.name(), header.value(), (first, next) -> first + ", " + next);
      }
    }
    if (head.connection().scheme().equals("https")) {
      kept.put("X-Forwarded-Proto", "https");
    }
    return kept;
  }

  /// @throws IllegalArgumentException when it is not one to keep
  private static String body(Exchange exchange, Map<String, String> headers) {
    String received = exchange.body().received();
    if (received.isEmpty() || received.length() > LONGEST_BODY) {
      throw new IllegalArgumentException("too long");
    }
    String text =
        Octets.utf8(received).orElseThrow(() -> new IllegalArgumentException("not UTF-8"));
    String type = headers.getOrDefault("Content-Type", "").toLowerCase(Locale.ROOT);
    if (type.startsWith("application/x-www-form-urlencoded")) {
      return Octets.ofUtf8(Redaction.form(text));
    }
    if (type.matches("application/([\\w.-]+\\+)?json\\b.*")) {
      return Octets.ofUtf8(Redaction.json(text));
    }
    throw new IllegalArgumentException("of a kind whose secrets cannot be told");
  }
}
