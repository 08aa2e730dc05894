package dev.krait.config;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// A value in a `krait.toml`.
record TomlValue(JsonNode node) {

  /// The texts a variable or flag would have for the same.
  ///
  /// @throws InvalidValueException when it has another type than the kind of setting wants
  List<String> texts(Kind<?> kind) {
    return switch (kind.form()) {
      case TEXT -> node.isString() ? List.of(node.stringValue()) : refuse(kind);
      case WHOLE_NUMBER -> node.isIntegralNumber() ? List.of(node.asString()) : refuse(kind);
      case SECONDS -> node.isNumber() || node.isString() ? List.of(plain(node)) : refuse(kind);
      case SWITCH -> node.isBoolean() ? List.of(node.asString()) : refuse(kind);
      case LIST -> node.isString() ? List.of(node.stringValue()) : array(kind);
      case ROUTES -> node.isString() ? List.of(node.stringValue()) : routes(kind);
      case TABLES -> node.isObject() ? tables(kind) : array(kind);
      case TABLE -> node.isObject() ? table(kind) : array(kind);
    };
  }

  private List<String> array(Kind<?> kind) {
    if (!node.isArray() || !node.valueStream().allMatch(JsonNode::isString)) {
      return refuse(kind);
    }
    return node.valueStream().map(JsonNode::stringValue).toList();
  }

  private List<String> routes(Kind<?> kind) {
    if (!node.isArray()
        || !node.valueStream().allMatch(each -> each.isString() || each.isObject())) {
      return refuse(kind);
    }
    return node.valueStream()
        .map(each -> each.isString() ? each.stringValue() : RouteTable.text(each))
        .toList();
  }

  private List<String> table(Kind<?> kind) {
    List<String> texts = new ArrayList<>();
    node.forEachEntry((name, value) -> {
      if (value.isContainer()) {
        refuse(kind);
      }
      texts.add(name + "=" + plain(value));
    });
    return texts;
  }

  /// A table's `url` first, as on a command line.
  private List<String> tables(Kind<?> kind) {
    List<String> texts = new ArrayList<>();
    node.forEachEntry((name, value) -> {
      if (!value.isObject() || value.valueStream().anyMatch(JsonNode::isContainer)) {
        refuse(kind);
      }
      StringBuilder text = new StringBuilder(name + "=" + value.path("url").asString(""));
      value.forEachEntry((key, part) -> {
        if (!key.equals("url")) {
          text.append(' ').append(key).append('=').append(plain(part));
        }
      });
      texts.add(text.toString());
    });
    return texts;
  }

  private static String plain(JsonNode scalar) {
    boolean fraction = scalar.isBigDecimal() && Math.abs(scalar.decimalValue().scale()) < 20;
    return fraction ? scalar.decimalValue().toPlainString() : scalar.asString();
  }

  private List<String> refuse(Kind<?> kind) {
    throw new InvalidValueException(
        node.toString(),
        "is " + type() + ", not " + kind.form().expected(),
        "write " + kind.rule());
  }

  private String type() {
    return switch (node.getNodeType()) {
      case ARRAY -> "an array";
      case BOOLEAN -> "a boolean";
      case NUMBER -> node.isIntegralNumber() ? "an integer" : "a number with a fraction";
      case OBJECT -> "a table";
      case STRING -> "a string";
      case BINARY, MISSING, NULL, POJO -> "no value";
    };
  }
}
