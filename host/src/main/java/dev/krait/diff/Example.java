package dev.krait.diff;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A pair of answers that differ, as a line of the file: `{"at":"…","route":"…","request":"GET
/// /x","differences":[{"kind":"status","place":"status","owner":"200","other":"500"}]}`.
///
/// @param at when, ISO 8601
record Example(String at, String route, String request, List<Difference> differences) {
  private static final JsonMapper JSON = new JsonMapper();

  Example {
    differences = List.copyOf(differences);
  }

  static Example of(String route, String request, List<Difference> found) {
    String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    return new Example(now, route, request, found);
  }

  List<String> kinds() {
    return differences.stream().map(Difference::kind).distinct().toList();
  }

  String line() {
    ObjectNode node = JSON.createObjectNode();
    put(node);
    return node.toString();
  }

  void put(ObjectNode node) {
    node.put("at", at).put("route", route).put("request", request);
    ArrayNode array = node.putArray("differences");
    for (Difference each : differences) {
      array
          .addObject()
          .put("kind", each.kind())
          .put("place", each.place())
          .put("owner", each.owner())
          .put("other", each.other());
    }
  }

  /// @throws RuntimeException when it is none
  static Example parse(String line) {
    JsonNode node = JSON.readTree(line);
    return new Example(
        text(node, "at"),
        text(node, "route"),
        text(node, "request"),
        node.required("differences").valueStream().map(Example::difference).toList());
  }

  private static Difference difference(JsonNode node) {
    return new Difference(
        text(node, "kind"), text(node, "place"), text(node, "owner"), text(node, "other"));
  }

  private static String text(JsonNode node, String key) {
    return node.required(key).stringValue();
  }
}
