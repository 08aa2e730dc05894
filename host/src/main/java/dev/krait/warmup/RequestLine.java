package dev.krait.warmup;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// A recorded request as a line of JSON: `{"method":"GET","target":"/","headers":{…},"body":"…"}`,
/// the last two only when there is something in them.
final class RequestLine {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> KEYS = Set.of("method", "target", "headers", "body");

  private RequestLine() {}

  static String of(WarmupRequest request) {
    ObjectNode node =
        JSON.createObjectNode().put("method", request.method()).put("target", request.target());
    if (!request.headers().isEmpty()) {
      request.headers().forEach(node.putObject("headers")::put);
    }
    if (!request.body().isEmpty()) {
      node.put("body", request.body());
    }
    return node.toString();
  }

  /// @throws IllegalArgumentException whose message follows the place of the line in a sentence
  static WarmupRequest parse(String line) {
    JsonNode node = tree(line);
    node.forEachEntry((key, _) -> {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "has the unknown key \"" + key + "\": the keys are method, target, headers, body");
      }
    });
    WarmupRequest request =
        new WarmupRequest(
            text(node, "method"),
            text(node, "target"),
            headers(node.path("headers")),
            node.has("body") ? text(node, "body") : "");
    check(request);
    return request;
  }

  private static JsonNode tree(String line) {
    try {
      JsonNode node = JSON.readTree(line);
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException _) {
      // said below
    }
    throw new IllegalArgumentException("is not a JSON object: a request is one, on one line");
  }

  private static String text(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (value.isString()) {
      return value.stringValue();
    }
    throw new IllegalArgumentException(
        value.isMissingNode()
            ? "has no \"" + key + "\": every request has a method and a target"
            : "has " + value + " for its \"" + key + "\": it must be a string");
  }

  private static Map<String, String> headers(JsonNode node) {
    if (!node.isObject() && !node.isMissingNode()) {
      throw new IllegalArgumentException(
          "has " + node + " for its \"headers\": they must be an object of strings");
    }
    Map<String, String> headers = new TreeMap<>();
    node.forEachEntry((name, _) -> headers.put(name, text(node, name)));
    return headers;
  }

  /// @throws IllegalArgumentException whose message follows the request in a sentence
  static void check(WarmupRequest request) {
    String target = request.target();
    if (!target.isEmpty() && !target.startsWith("/") && !target.startsWith("?")) {
      throw new IllegalArgumentException(
          "has the target \"" + target + "\": a target is a path that starts with /");
    }
    if (!target.matches("([\\w.~!$&'()*+,;=:@/?-]|%\\p{XDigit}{2})*")) {
      throw new IllegalArgumentException(
          "has the target \"" + target + "\": special characters in it must be escaped as %XX");
    }
    try {
      var _ = request.at("http://127.0.0.1", WarmupRequest.AGENT);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot be sent: " + e.getMessage(), e);
    }
  }
}
