package dev.krait.diff;

import dev.krait.capture.Redaction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Compares JSON by its meaning: neither the order of members counts nor how a number is written.
/// Whole numbers are compared exactly, others as `double`.
final class JsonComparison {
  /// One is enough to see that they differ, a few to see why.
  static final int MOST = 20;

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final Ignore ignore;
  private final List<Difference> found;
  private final int end;
  private final List<String> place = new ArrayList<>();

  /// @param found gets up to [MOST] differences
  JsonComparison(Ignore ignore, List<Difference> found) {
    this.ignore = ignore;
    this.found = found;
    this.end = found.size() + MOST;
  }

  /// Compares two documents.
  ///
  /// @return whether both are JSON
  boolean compare(Content owner, Content other) {
    Optional<JsonNode> first = parse(owner);
    Optional<JsonNode> second = parse(other);
    if (first.isEmpty() || second.isEmpty()) {
      return false;
    }
    compare(first.get(), second.get());
    return true;
  }

  private static Optional<JsonNode> parse(Content content) {
    try {
      JsonNode node = JSON.readTree(content.bytes());
      return node.isMissingNode() ? Optional.empty() : Optional.of(node);
    } catch (JacksonException _) {
      return Optional.empty();
    }
  }

  private void compare(JsonNode owner, JsonNode other) {
    if (found.size() >= end || ignore.place(place)) {
      return;
    }
    if (owner.isObject() && other.isObject()) {
      Set<String> names = new TreeSet<>(owner.propertyNames());
      names.addAll(other.propertyNames());
      for (String name : names) {
        below(name, owner.path(name), other.path(name));
      }
    } else if (owner.isArray() && other.isArray()) {
      for (int i = 0; i < Math.max(owner.size(), other.size()); i++) {
        below(Integer.toString(i), owner.path(i), other.path(i));
      }
    } else if (!areSame(owner, other)) {
      found.add(Difference.json(pointer(), shown(owner), shown(other)));
    }
  }

  private void below(String step, JsonNode owner, JsonNode other) {
    place.addLast(step);
    compare(owner, other);
    place.removeLast();
  }

  private boolean areSame(JsonNode owner, JsonNode other) {
    if (owner.isIntegralNumber() && other.isIntegralNumber()) {
      return owner.bigIntegerValue().equals(other.bigIntegerValue());
    }
    if (owner.isNumber() && other.isNumber()) {
      double first = owner.doubleValue();
      double second = other.doubleValue();
      return first == second || (Double.isNaN(first) && Double.isNaN(second));
    }
    if (owner.isString()) {
      String text = owner.stringValue();
      return other.isString()
          ? ignore.areSame(text, other.stringValue())
          : ignore.isRedacted(text) && !other.isMissingNode();
    }
    return owner.equals(other);
  }

  private String pointer() {
    StringBuilder pointer = new StringBuilder();
    place.forEach(step -> pointer.append('/').append(JsonPath.escaped(step)));
    return pointer.toString();
  }

  private String shown(JsonNode node) {
    if (node.isMissingNode()) {
      return Difference.NONE;
    }
    boolean secret = place.stream().anyMatch(Redaction::isSecret);
    return secret ? Redaction.REDACTED : Shown.of(node.toString());
  }
}
