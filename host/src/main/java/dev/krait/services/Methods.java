package dev.krait.services;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The methods of a type that an application may call, by name: its public ones, inherited ones
/// included, without static ones and those that every object has.
record Methods(Map<String, List<Method>> byName) {
  private static final List<Method> EVERYBODYS = List.of(Object.class.getMethods());

  static Methods of(Class<?> type) {
    Map<String, List<Method>> byName =
        Arrays.stream(type.getMethods())
            .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isBridge())
            .filter(method -> EVERYBODYS.stream().noneMatch(each -> same(each, method)))
            .filter(Method::trySetAccessible)
            .sorted(Comparator.comparing(Method::toGenericString))
            .collect(Collectors.groupingBy(Method::getName, TreeMap::new, Collectors.toList()));
    return new Methods(byName);
  }

  private static boolean same(Method one, Method other) {
    return one.getName().equals(other.getName())
        && Arrays.equals(one.getParameterTypes(), other.getParameterTypes());
  }

  boolean isEmpty() {
    return byName.isEmpty();
  }

  /// The overloads of one name; none if there is no such method.
  List<Method> named(String name) {
    return byName.getOrDefault(name, List.of());
  }

  /// A method as documentation has it: `price(String, int) -> BigDecimal`.
  static String signature(Method method) {
    return method.getName()
        + Arrays.stream(method.getGenericParameterTypes())
            .map(Methods::simple)
            .collect(Collectors.joining(", ", "(", ")"))
        + " -> "
        + simple(method.getGenericReturnType());
  }

  private static String simple(java.lang.reflect.Type type) {
    return type.getTypeName().replaceAll("[\\w.]+[.$](?=\\w)", "");
  }
}
