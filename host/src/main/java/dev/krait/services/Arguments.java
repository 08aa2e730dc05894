package dev.krait.services;

import dev.krait.values.ConversionException;
import dev.krait.values.Node;
import dev.krait.values.Values;
import java.lang.reflect.Array;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arguments that fit one of a method's overloads.
///
/// @param values for [Method#invoke]
/// @param cost how far they are from what Python gave: of several overloads the cheapest is called
record Arguments(Method method, List<@Nullable Object> values, int cost) {
  private static final int ANYTHING = 9;
  private static final List<Class<?>> NUMBERS =
      List.of(
          int.class,
          Integer.class,
          long.class,
          Long.class,
          BigInteger.class,
          short.class,
          Short.class,
          byte.class,
          Byte.class,
          BigDecimal.class,
          double.class,
          Double.class,
          float.class,
          Float.class);

  /// Whether as many as these can be given.
  static boolean count(Method method, int given) {
    int wanted = method.getParameterCount();
    return method.isVarArgs() ? given >= wanted - 1 : given == wanted;
  }

  /// @throws ConversionException when one has another type
  static Arguments of(Method method, List<Node> given) {
    Type[] types = method.getGenericParameterTypes();
    List<@Nullable Object> values = new ArrayList<>(types.length);
    int cost = method.isVarArgs() ? ANYTHING : 0;
    int single = method.isVarArgs() ? types.length - 1 : types.length;
    for (int i = 0; i < single; i++) {
      values.add(one(given, i, types[i]));
      cost += cost(given.get(i), method.getParameterTypes()[i]);
    }
    if (method.isVarArgs()) {
      Class<?> component = method.getParameterTypes()[single].getComponentType();
      values.add(rest(given, single, types[single], component));
    }
    return new Arguments(method, values, cost);
  }

  private static @Nullable Object one(List<Node> given, int index, Type type) {
    try {
      return Values.convert(given.get(index), type);
    } catch (ConversionException e) {
      throw e.in("argument " + (index + 1));
    }
  }

  private static Object rest(List<Node> given, int from, Type array, Class<?> component) {
    Type each =
        array instanceof GenericArrayType generic ? generic.getGenericComponentType() : component;
    Object rest = Array.newInstance(component, given.size() - from);
    for (int i = from; i < given.size(); i++) {
      Array.set(rest, i - from, one(given, i, each));
    }
    return rest;
  }

  private static int cost(Node node, Class<?> type) {
    if (type == Object.class) {
      return ANYTHING;
    }
    if (node instanceof Node.Leaf(BigInteger _)) {
      int place = NUMBERS.indexOf(type);
      return place < 0 ? ANYTHING - 1 : place / 2;
    }
    return node instanceof Node.Leaf(String _) && type != String.class ? 1 : 0;
  }
}
