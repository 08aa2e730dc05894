package dev.krait.values;

import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of a value of Python's where Java wants a certain type.
final class Conversion {
  private static final Map<Class<?>, Object> EMPTY =
      Map.of(
          OptionalInt.class, OptionalInt.empty(),
          OptionalLong.class, OptionalLong.empty(),
          OptionalDouble.class, OptionalDouble.empty());

  private Conversion() {}

  /// @throws ConversionException when it cannot be that
  static @Nullable Object to(Node node, Type type) {
    Class<?> raw = raw(type);
    if (raw == Optional.class) {
      return node instanceof Node.Nothing
          ? Optional.empty()
          : Optional.ofNullable(to(node, argument(type, 0)));
    }
    if (node instanceof Node.Nothing) {
      return nothing(node, raw);
    }
    if (raw == Object.class) {
      return natural(node);
    }
    if (raw.isRecord()) {
      return Records.make(node, raw);
    }
    return switch (node) {
      case Node.Leaf(Object value) -> Leaves.to(node, value, raw);
      case Node.Items items -> items(items, type, raw);
      case Node.Pairs pairs -> pairs(pairs, type, raw);
      case Node.Fields fields -> pairs(asPairs(fields), type, raw);
      case Node.Nothing _ -> throw new AssertionError("it was null above");
    };
  }

  private static @Nullable Object nothing(Node node, Class<?> raw) {
    if (raw.isPrimitive()) {
      throw ConversionException.of(node, Wanted.words(raw));
    }
    return EMPTY.get(raw);
  }

  /// What it is where Java does not say what it wants.
  static @Nullable Object natural(Node node) {
    return switch (node) {
      case Node.Nothing _ -> null;
      case Node.Leaf(Object value) -> Leaves.natural(value);
      case Node.Items items ->
          items(items, Object.class, items.distinct() ? Set.class : List.class);
      case Node.Pairs pairs -> pairs(pairs, Object.class, Map.class);
      case Node.Fields fields -> pairs(asPairs(fields), Object.class, Map.class);
    };
  }

  static Class<?> wrapped(Class<?> raw) {
    return MethodType.methodType(raw).wrap().returnType();
  }

  static Class<?> raw(Type type) {
    return switch (type) {
      case Class<?> plain -> plain;
      case ParameterizedType generic -> raw(generic.getRawType());
      case WildcardType wildcard -> raw(wildcard.getUpperBounds()[0]);
      case TypeVariable<?> variable -> raw(variable.getBounds()[0]);
      case GenericArrayType array -> raw(array.getGenericComponentType()).arrayType();
      default -> Object.class;
    };
  }

  private static Type argument(Type type, int index) {
    return type instanceof ParameterizedType generic
        ? generic.getActualTypeArguments()[index]
        : Object.class;
  }

  private static Object items(Node.Items node, Type type, Class<?> raw) {
    if (raw.isArray()) {
      return array(
          node,
          type instanceof GenericArrayType generic
              ? generic.getGenericComponentType()
              : raw.getComponentType());
    }
    if (raw.isAssignableFrom(ArrayList.class)) {
      List<@Nullable Object> list = each(node, argument(type, 0));
      return raw.isAssignableFrom(List.class) ? Collections.unmodifiableList(list) : list;
    }
    if (raw.isAssignableFrom(LinkedHashSet.class)) {
      Set<@Nullable Object> set = new LinkedHashSet<>(each(node, argument(type, 0)));
      return raw.isAssignableFrom(Set.class) ? Collections.unmodifiableSet(set) : set;
    }
    throw ConversionException.of(node, Wanted.words(raw));
  }

  private static List<@Nullable Object> each(Node.Items node, Type type) {
    List<@Nullable Object> all = new ArrayList<>(node.items().size());
    for (Node item : node.items()) {
      try {
        all.add(to(item, type));
      } catch (ConversionException e) {
        throw e.in("item " + all.size());
      }
    }
    return all;
  }

  private static Object array(Node.Items node, Type component) {
    List<@Nullable Object> all = each(node, component);
    Object array = Array.newInstance(raw(component), all.size());
    for (int i = 0; i < all.size(); i++) {
      Array.set(array, i, all.get(i));
    }
    return array;
  }

  private static Object pairs(Node.Pairs node, Type type, Class<?> raw) {
    if (!raw.isAssignableFrom(LinkedHashMap.class)) {
      throw ConversionException.of(node, Wanted.words(raw));
    }
    Map<@Nullable Object, @Nullable Object> map = new LinkedHashMap<>();
    for (Map.Entry<Node, Node> pair : node.pairs()) {
      try {
        map.put(to(pair.getKey(), argument(type, 0)), to(pair.getValue(), argument(type, 1)));
      } catch (ConversionException e) {
        throw e.in("key " + pair.getKey().quoted());
      }
    }
    return raw.isAssignableFrom(Map.class) ? Collections.unmodifiableMap(map) : map;
  }

  private static Node.Pairs asPairs(Node.Fields node) {
    List<Map.Entry<Node, Node>> pairs = new ArrayList<>();
    node.fields().forEach((name, value) -> pairs.add(Map.entry(new Node.Leaf(name), value)));
    return new Node.Pairs(pairs);
  }
}
