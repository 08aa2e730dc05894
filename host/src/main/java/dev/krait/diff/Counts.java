package dev.krait.diff;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// How many pairs were compared and differed, by route and kind. Any thread.
final class Counts {
  /// What is counted for all routes beyond the first [MOST].
  static final String OTHERS = "(other routes)";

  static final int MOST = 500;

  private static final JsonMapper JSON = new JsonMapper();

  /// @param kinds how many pairs have a difference of this kind
  record Route(long compared, long differing, Map<String, Long> kinds) {
    static final Route NONE = new Route(0, 0, Map.of());

    Route plus(Route other) {
      Map<String, Long> sum = new TreeMap<>(kinds);
      other.kinds.forEach((kind, number) -> sum.merge(kind, number, Long::sum));
      return new Route(compared + other.compared, differing + other.differing, sum);
    }
  }

  private final Map<String, Route> routes = new TreeMap<>();
  private long lost;

  void add(String route, List<Difference> found) {
    Map<String, Long> ones =
        found.stream()
            .map(Difference::kind)
            .distinct()
            .collect(Collectors.toMap(kind -> kind, _ -> 1L));
    add(route, new Route(1, found.isEmpty() ? 0 : 1, ones));
  }

  private synchronized void add(String route, Route more) {
    int named = routes.size() - (routes.containsKey(OTHERS) ? 1 : 0);
    String name = routes.containsKey(route) || named < MOST ? route : OTHERS;
    routes.merge(name, more, Route::plus);
  }

  /// An example that could not be kept.
  synchronized void lose() {
    lost++;
  }

  synchronized void add(Counts other) {
    other.routes().forEach(this::add);
    lost += other.lost();
  }

  /// All, which are zero then.
  synchronized Counts take() {
    Counts all = new Counts();
    all.add(this);
    routes.clear();
    lost = 0;
    return all;
  }

  synchronized Map<String, Route> routes() {
    return new TreeMap<>(routes);
  }

  /// Examples that could not be kept, as there was no room or the disk failed.
  synchronized long lost() {
    return lost;
  }

  synchronized boolean isEmpty() {
    return routes.isEmpty() && lost == 0;
  }

  synchronized long differing() {
    return routes.values().stream().mapToLong(Route::differing).sum();
  }

  String json() {
    ObjectNode node = JSON.createObjectNode();
    put(node);
    return node.toString();
  }

  synchronized void put(ObjectNode node) {
    ObjectNode all = node.putObject("routes");
    routes.forEach((name, route) -> {
      ObjectNode one =
          all.putObject(name).put("compared", route.compared()).put("differing", route.differing());
      route.kinds().forEach(one.putObject("kinds")::put);
    });
    node.put("examples_not_kept", lost);
  }

  /// @throws RuntimeException when it is none
  static Counts parse(String text) {
    Counts counts = new Counts();
    JsonNode node = JSON.readTree(text);
    node.required("routes")
        .forEachEntry((name, route) -> {
          Map<String, Long> kinds = new TreeMap<>();
          route
              .required("kinds")
              .forEachEntry((kind, number) -> kinds.put(kind, number.longValue()));
          counts.add(
              name,
              new Route(
                  route.required("compared").longValue(),
                  route.required("differing").longValue(),
                  kinds));
        });
    counts.lost = node.required("examples_not_kept").longValue();
    return counts;
  }
}
