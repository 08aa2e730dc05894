package dev.krait.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What the lint layer notes: each finding once, with a count, and the URL map. Any thread.
final class Notes implements Consumer<String> {
  private static final JsonMapper JSON = new JsonMapper();

  /// What makes two findings the same.
  private record Key(Rule rule, Place place) {}

  private final Map<Key, Finding> findings = new LinkedHashMap<>();
  private final Set<Route> routes = new LinkedHashSet<>();

  /// @param note a JSON object as `krait_lint.host` writes it
  @Override
  public void accept(String note) {
    JsonNode node = JSON.readTree(note);
    JsonNode route = node.path("route");
    if (route.isObject()) {
      add(new Route(text(route, "rule"), text(route, "target"), text(route, "problem")));
    } else {
      add(
          new Finding(
              new Rule(text(node, "rule"), Level.of(text(node, "level"))),
              text(node, "message"),
              new Place(text(node, "file"), node.path("line").asInt()),
              text(node, "request"),
              1));
    }
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString();
  }

  private synchronized void add(Route route) {
    routes.add(route);
  }

  synchronized void add(Finding finding) {
    findings.merge(new Key(finding.rule(), finding.place()), finding, (first, _) -> first.again());
  }

  synchronized List<Finding> findings() {
    return new ArrayList<>(findings.values());
  }

  synchronized List<Route> routes() {
    return List.copyOf(routes);
  }
}
