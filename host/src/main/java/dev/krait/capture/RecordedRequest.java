package dev.krait.capture;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A request that can be sent again.
///
/// @param method the method token
/// @param target path and query as sent, without the mount prefix; empty, or starts with `/` or `?`
/// @param headers none that says who asked, and none that HTTP itself makes
/// @param body bytes as latin-1 text, `""` for none
public record RecordedRequest(
    String method, String target, Map<String, String> headers, String body) {
  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  public RecordedRequest {
    headers = new TreeMap<>(headers);
  }

  public static RecordedRequest get(String target) {
    return new RecordedRequest("GET", target, Map.of(), "");
  }

  /// Whether it changes nothing on the server (RFC 9110 §9.2.1).
  public boolean isSafe() {
    return SAFE.contains(method);
  }

  /// The same with this `Host` field, unless it has one.
  public RecordedRequest withHost(String authority) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Host", authority);
    all.putAll(headers);
    return new RecordedRequest(method, target, all, body);
  }

  /// Reads `/path` or `METHOD /path`, without headers and body.
  ///
  /// @throws IllegalArgumentException whose message follows the request in a sentence
  public static RecordedRequest parse(String text) {
    int space = text.indexOf(' ');
    RecordedRequest request =
        space < 0
            ? get(text)
            : new RecordedRequest(
                text.substring(0, space), text.substring(space + 1), Map.of(), "");
    if (!request.target().startsWith("/")) {
      throw new IllegalArgumentException(
          "has the target \"" + request.target() + "\": a target is a path that starts with /");
    }
    request.check();
    return request;
  }

  /// The same as the JDK's client sends it.
  ///
  /// @param base scheme, authority and mount prefix
  /// @param agent the `User-Agent` field
  /// @throws IllegalArgumentException when HTTP does not allow it, or leaves a part to the client
  public HttpRequest at(String base, String agent) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(Octets.bytes(body));
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + target)).method(method, publisher);
    headers.forEach(builder::setHeader);
    return builder.setHeader("User-Agent", agent).build();
  }

  /// The same without header fields that had something to hide.
  RecordedRequest withoutSecrets() {
    Map<String, String> all = new TreeMap<>(headers);
    all.values().removeIf(value -> value.contains(Redaction.REDACTED));
    return new RecordedRequest(method, target, all, body);
  }

  /// @throws IllegalArgumentException whose message follows the request in a sentence
  void check() {
    if (!target.isEmpty() && !target.startsWith("/") && !target.startsWith("?")) {
      throw new IllegalArgumentException(
          "has the target \"" + target + "\": a target is a path that starts with /");
    }
    if (!target.replaceAll("%\\p{XDigit}{2}", "").matches("[\\w.~!$&'()*+,;=:@/?-]*")) {
      throw new IllegalArgumentException(
          "has the target \"" + target + "\": special characters in it must be escaped as %XX");
    }
    try {
      var _ = at("http://127.0.0.1", "");
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot be sent: " + e.getMessage(), e);
    }
  }

  /// What requests that most likely run the same code have in common: `GET /items/*`.
  public String route() {
    return Likeness.route(this);
  }

  /// As messages call it: `GET /api/items`.
  public String line() {
    return method + " " + target;
  }
}
