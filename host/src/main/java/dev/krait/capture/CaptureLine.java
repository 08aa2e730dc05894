package dev.krait.capture;

import dev.krait.exchange.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What was recorded of one request as a line of JSON:
/// `{"method":"GET","target":"/","headers":{…},"body":"…"}`, the last two only when there is
/// something in them, and from a capture also `at`, `client`, `cut` and `answer`
/// (`{"status":200,"headers":[["Name","value"],…],"body":"…","cut":true,"seconds":0.01}`). Bytes
/// that are not UTF-8 are in `body64` instead of `body`. `host/docs/replay.md` describes it.
final class CaptureLine {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Set<String> KEYS =
      Set.of("method", "target", "headers", "body", "body64", "at", "client", "cut", "answer");

  private CaptureLine() {}

  static String of(RecordedRequest request) {
    ObjectNode node =
        JSON.createObjectNode().put("method", request.method()).put("target", request.target());
    if (!request.headers().isEmpty()) {
      request.headers().forEach(node.putObject("headers")::put);
    }
    if (!request.body().isEmpty()) {
      Octets.utf8(request.body())
          .ifPresentOrElse(
              text -> node.put("body", text),
              () -> node.put("body64", Octets.base64(request.body())));
    }
    return node.toString();
  }

  /// @throws IllegalArgumentException whose message follows the place of the line in a sentence
  static Recorded parse(String line) {
    JsonNode node = tree(line);
    node.forEachEntry((key, _) -> {
      if (!KEYS.contains(key)) {
        throw new IllegalArgumentException(
            "has the unknown key \""
                + key
                + "\": the keys are method, target, headers, body, body64, at, client, cut, answer");
      }
    });
    RecordedRequest request =
        new RecordedRequest(
            text(node, "method"), text(node, "target"), headers(node.path("headers")), body(node));
    request.check();
    return new Recorded(
        request,
        node.has("answer") ? answer(node.path("answer")) : RecordedAnswer.NONE,
        Instant.EPOCH.plus(seconds(node, "at")),
        node.has("client") ? text(node, "client") : "",
        node.path("cut").asBoolean(false));
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

  private static String body(JsonNode node) {
    try {
      return node.has("body64")
          ? Octets.ofBase64(text(node, "body64"))
          : node.has("body") ? Octets.ofUtf8(text(node, "body")) : "";
    } catch (IllegalArgumentException e) {
      throw node.path("body64").isString()
          ? new IllegalArgumentException("has a \"body64\" that is no Base64", e)
          : e;
    }
  }

  private static Duration seconds(JsonNode node, String key) {
    JsonNode value = node.path(key);
    if (!value.isMissingNode() && (!value.isNumber() || !isTime(value.doubleValue()))) {
      throw new IllegalArgumentException(
          "has " + value + " for its \"" + key + "\": it must be a number of seconds");
    }
    return Duration.ofNanos(Math.round(value.asDouble(0) * 1e9));
  }

  private static boolean isTime(double seconds) {
    return seconds >= 0 && seconds < 9e9;
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

  private static RecordedAnswer answer(JsonNode node) {
    JsonNode status = node.path("status");
    if (!status.isInt() || status.intValue() < 100 || status.intValue() > 999) {
      throw new IllegalArgumentException(
          "has the answer " + clipped(node) + ": its \"status\" must be a number from 100 to 999");
    }
    return new RecordedAnswer(
        status.intValue(),
        fields(node.path("headers")),
        body(node),
        node.path("cut").asBoolean(false),
        seconds(node, "seconds"));
  }

  private static List<Header> fields(JsonNode node) {
    List<Header> fields = new ArrayList<>();
    for (JsonNode pair : node) {
      if (pair.size() != 2 || !pair.path(0).isString() || !pair.path(1).isString()) {
        throw new IllegalArgumentException(
            "has " + clipped(node) + " for its answer's \"headers\": they must be a list of pairs");
      }
      fields.add(new Header(pair.path(0).stringValue(), pair.path(1).stringValue()));
    }
    return fields;
  }

  private static String clipped(JsonNode node) {
    String text = node.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
