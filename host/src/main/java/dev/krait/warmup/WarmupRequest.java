package dev.krait.warmup;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A request to warm up with.
///
/// @param method the method token
/// @param target path and query as sent, without the mount prefix; empty, or starts with `/` or `?`
/// @param headers none that says who asked, and none that HTTP itself makes
/// @param body JSON or a form, `""` for none
public record WarmupRequest(
    String method, String target, Map<String, String> headers, String body) {
  static final String AGENT = "krait-warmup";

  private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

  public WarmupRequest {
    headers = new TreeMap<>(headers);
  }

  public static WarmupRequest get(String target) {
    return new WarmupRequest("GET", target, Map.of(), "");
  }

  /// Whether it changes nothing on the server (RFC 9110 §9.2.1).
  public boolean isSafe() {
    return SAFE.contains(method);
  }

  /// The same with this `Host` field, unless it has one.
  WarmupRequest withHost(String authority) {
    Map<String, String> all = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    all.put("Host", authority);
    all.putAll(headers);
    return new WarmupRequest(method, target, all, body);
  }

  /// Reads `/path` or `METHOD /path`, without headers and body.
  ///
  /// @throws IllegalArgumentException whose message follows the request in a sentence
  public static WarmupRequest parse(String text) {
    int space = text.indexOf(' ');
    WarmupRequest request =
        space < 0
            ? get(text)
            : new WarmupRequest(text.substring(0, space), text.substring(space + 1), Map.of(), "");
    if (!request.target().startsWith("/")) {
      throw new IllegalArgumentException(
          "has the target \"" + request.target() + "\": a target is a path that starts with /");
    }
    RequestLine.check(request);
    return request;
  }

  /// The same as the JDK's client sends it.
  ///
  /// @param base scheme, authority and mount prefix
  /// @param agent the `User-Agent` field
  /// @throws IllegalArgumentException when HTTP does not allow it, or leaves a part to the client
  public HttpRequest at(String base, String agent) {
    BodyPublisher publisher =
        body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create(base + target)).method(method, publisher);
    headers.forEach(builder::setHeader);
    return builder.setHeader("User-Agent", agent).build();
  }

  /// As messages call it: `GET /api/items`.
  public String line() {
    return method + " " + target;
  }
}
