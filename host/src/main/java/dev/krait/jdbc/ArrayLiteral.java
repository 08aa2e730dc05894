package dev.krait.jdbc;

import dev.krait.values.Node;
import java.time.ZonedDateTime;
import java.util.HexFormat;
import java.util.stream.Collectors;

/// An array as PostgreSQL reads it: `{1,NULL,"a"}`.
final class ArrayLiteral {
  private ArrayLiteral() {}

  static String of(Node.Items array) {
    return array.items().stream()
        .map(ArrayLiteral::item)
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static String item(Node node) {
    return switch (node) {
      case Node.Nothing _ -> "NULL";
      case Node.Items items -> of(items);
      case Node.Leaf(byte[] bytes) -> "\"\\\\x" + HexFormat.of().formatHex(bytes) + '"';
      case Node.Leaf(ZonedDateTime moment) -> quoted(moment.toOffsetDateTime().toString());
      case Node.Leaf(Object value) -> quoted(value.toString());
      case Node.Pairs _, Node.Fields _ ->
          throw new IllegalArgumentException("an array cannot hold a " + node.pythonType());
    };
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
