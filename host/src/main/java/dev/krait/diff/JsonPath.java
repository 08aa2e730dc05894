package dev.krait.diff;

import java.util.List;
import java.util.stream.Stream;

/// Places in JSON: a JSON pointer (RFC 6901) in which `*` is any one member or element, and `**`
/// any number of them.
record JsonPath(List<String> steps) {

  /// @param text starts with `/`
  static JsonPath parse(String text) {
    return new JsonPath(
        Stream.of(text.substring(1).split("/", -1)).map(JsonPath::unescaped).toList());
  }

  private static String unescaped(String step) {
    return step.replace("~1", "/").replace("~0", "~");
  }

  static String escaped(String step) {
    return step.replace("~", "~0").replace("/", "~1");
  }

  /// @param place the names and indices that lead to a value
  boolean matches(List<String> place) {
    return matches(steps, place);
  }

  private static boolean matches(List<String> steps, List<String> place) {
    if (steps.isEmpty()) {
      return place.isEmpty();
    }
    List<String> rest = steps.subList(1, steps.size());
    if (steps.getFirst().equals("**")) {
      for (int from = 0; from <= place.size(); from++) {
        if (matches(rest, place.subList(from, place.size()))) {
          return true;
        }
      }
      return false;
    }
    return !place.isEmpty()
        && (steps.getFirst().equals("*") || steps.getFirst().equals(place.getFirst()))
        && matches(rest, place.subList(1, place.size()));
  }
}
