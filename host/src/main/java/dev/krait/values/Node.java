package dev.krait.values;

import java.math.BigInteger;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// A value of Python's that has arrived in Java, before it is known what Java wants it to be.
public sealed interface Node {
  /// `None`.
  record Nothing() implements Node {}

  /// What has no parts.
  ///
  /// @param value a `Boolean`, [BigInteger], `Double`, `String`, `byte[]`, `BigDecimal`,
  ///   [LocalDate], [LocalTime], [OffsetTime], [LocalDateTime], [ZonedDateTime], [Duration] or
  ///   [UUID]
  record Leaf(Object value) implements Node {}

  /// A list, tuple or set.
  record Items(boolean distinct, List<Node> items) implements Node {}

  /// A dict, in its order.
  record Pairs(List<Map.Entry<Node, Node>> pairs) implements Node {}

  /// A dataclass or named tuple.
  ///
  /// @param name its class's
  record Fields(String name, Map<String, Node> fields) implements Node {}

  /// What Python calls its type.
  default String pythonType() {
    return switch (this) {
      case Nothing _ -> "None";
      case Items items -> items.distinct() ? "set" : "list";
      case Pairs _ -> "dict";
      case Fields fields -> fields.name();
      case Leaf(Boolean _) -> "bool";
      case Leaf(BigInteger _) -> "int";
      case Leaf(Double _) -> "float";
      case Leaf(String _) -> "str";
      case Leaf(byte[] _) -> "bytes";
      case Leaf(LocalDate _) -> "date";
      case Leaf(LocalTime _) -> "time";
      case Leaf(OffsetTime _) -> "time with tzinfo";
      case Leaf(LocalDateTime _) -> "datetime without tzinfo";
      case Leaf(ZonedDateTime _) -> "datetime with tzinfo";
      case Leaf(Duration _) -> "timedelta";
      case Leaf(UUID _) -> "UUID";
      case Leaf _ -> "Decimal";
    };
  }

  /// It for a message: short, and without control characters.
  default String quoted() {
    return switch (this) {
      case Leaf(String text) -> "'" + shortened(text) + "'";
      case Leaf(Boolean truth) -> truth ? "True" : "False";
      case Leaf(byte[] bytes) -> bytes.length + " bytes";
      case Leaf(Object value) -> shortened(value.toString());
      case Nothing _, Items _, Pairs _, Fields _ -> "a value";
    };
  }

  private static String shortened(String text) {
    String printable = text.replaceAll("\\p{Cntrl}", "?");
    return printable.length() <= 40 ? printable : printable.substring(0, 40) + "...";
  }
}
