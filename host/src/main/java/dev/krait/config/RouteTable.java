package dev.krait.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import tools.jackson.databind.JsonNode;

/// A rule as a table of the file, which may say the parts of an owner apart:
///
/// ```toml
/// [[route]]
/// match = "GET /orders/*"
/// owner = "python-else-proxy"
/// proxy = "http://127.0.0.1:9000"
/// ```
final class RouteTable {
  private static final List<String> KEYS = List.of("match", "owner", "proxy", "java", "on", "by");

  private RouteTable() {}

  /// The same in one text.
  ///
  /// @throws InvalidValueException when it is none
  static String text(JsonNode table) {
    Map<String, String> parts = new LinkedHashMap<>();
    table.forEachEntry(
        (key, value) -> parts.put(key, value.isString() ? value.stringValue() : value.toString()));
    Set<String> unknown = new TreeSet<>(parts.keySet());
    KEYS.forEach(unknown::remove);
    if (!unknown.isEmpty()) {
      throw new InvalidValueException(
          table.toString(),
          "has an unknown key '" + unknown.iterator().next() + "'",
          "the keys of a route are " + String.join(", ", KEYS));
    }
    String match = needed("match", parts, table);
    String owner = needed("owner", parts, table).replace("-else-", " else ");
    owner = completed(owner, "proxy", parts);
    owner = completed(owner, "java", parts);
    return match + " = " + owner + ending("on", parts) + ending("by", parts);
  }

  private static String needed(String key, Map<String, String> parts, JsonNode table) {
    String value = parts.get(key);
    if (value == null) {
      throw new InvalidValueException(
          table.toString(), "has no key '" + key + "'", "a route has match and owner at least");
    }
    return value;
  }

  /// With the value of a key after the word of that name, where nothing follows it yet.
  private static String completed(String owner, String word, Map<String, String> parts) {
    String value = parts.get(word);
    return value == null
        ? owner
        : owner.replaceFirst(
            "\\b" + word + "(?=$|\\s+(else|with|on|by)\\b)",
            Matcher.quoteReplacement(word + " " + value));
  }

  private static String ending(String word, Map<String, String> parts) {
    return parts.containsKey(word) ? " " + word + " " + parts.get(word) : "";
  }
}
