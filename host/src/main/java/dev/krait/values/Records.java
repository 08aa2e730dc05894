package dev.krait.values;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records out of dicts, dataclasses and named tuples, by the names of their fields.
final class Records {
  private Records() {}

  /// @throws ConversionException when a field is missing, unknown or of another type
  static Object make(Node node, Class<?> type) {
    Map<String, Node> given = given(node, type);
    Shape shape = Shape.of(type);
    List<String> names = shape.fields().stream().map(Shape.Field::name).toList();
    for (String name : given.keySet()) {
      if (!names.contains(name)) {
        throw new ConversionException(
            "has a field '%s' that %s has not; allowed are %s; leave it out"
                .formatted(name, type.getSimpleName(), Wanted.list(names)),
            false);
      }
    }
    @Nullable Object[] values = new @Nullable Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = value(given, shape.fields().get(i), type);
    }
    return shape.make(values);
  }

  private static @Nullable Object value(Map<String, Node> given, Shape.Field field, Class<?> type) {
    Node value = given.get(field.name());
    if (value != null) {
      try {
        return Conversion.to(value, field.type());
      } catch (ConversionException e) {
        throw e.in("field '" + field.name() + "'");
      }
    }
    if (Conversion.raw(field.type()) == Optional.class) {
      return Optional.empty();
    }
    throw new ConversionException(
        "has no field '%s', which %s needs; allowed is %s; give it"
            .formatted(field.name(), type.getSimpleName(), Wanted.words(type)),
        false);
  }

  private static Map<String, Node> given(Node node, Class<?> type) {
    return switch (node) {
      case Node.Fields fields -> fields.fields();
      case Node.Pairs pairs -> byName(pairs, type);
      case Node.Nothing _, Node.Leaf _, Node.Items _ ->
          throw ConversionException.of(node, Wanted.words(type));
    };
  }

  private static Map<String, Node> byName(Node.Pairs pairs, Class<?> type) {
    Map<String, Node> fields = new LinkedHashMap<>();
    for (Map.Entry<Node, Node> pair : new ArrayList<>(pairs.pairs())) {
      if (!(pair.getKey() instanceof Node.Leaf(String name))) {
        throw ConversionException.of(pair.getKey(), Wanted.words(type)).in("a key");
      }
      fields.put(name, pair.getValue());
    }
    return fields;
  }
}
