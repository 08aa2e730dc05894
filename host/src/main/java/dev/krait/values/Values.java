package dev.krait.values;

import java.lang.reflect.Type;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The way across. Any thread.
public final class Values {
  private Values() {}

  /// A value of Java's as Python reads it.
  ///
  /// @throws ConversionException when Python has nothing like it
  public static String write(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    new NodeWriter(text).write(value);
    return text.toString();
  }

  /// What Python wrote.
  ///
  /// @throws IllegalArgumentException when it is something else
  public static Node read(String text) {
    return NodeReader.read(text);
  }

  /// What Python wrote as a list.
  ///
  /// @throws IllegalArgumentException when it is something else
  public static List<Node> readAll(String text) {
    if (read(text) instanceof Node.Items items) {
      return items.items();
    }
    throw new IllegalArgumentException("what came is no list");
  }

  /// A value of Python's as a Java type: `null` for `None`.
  ///
  /// @throws ConversionException when it cannot be that
  public static @Nullable Object convert(Node node, Type type) {
    return Conversion.to(node, type);
  }

  /// The same where any type will do: `Integer`, `Long` or `BigInteger`, `Double`, `String`,
  /// `List`, `Set`, `Map` and so on.
  public static @Nullable Object natural(Node node) {
    return Conversion.natural(node);
  }
}
