package dev.krait.diff;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Compares header fields by name, the order of several values of one name included.
///
/// By default these are ignored, as they tell of the server, the hop or the moment and not of the
/// application: [SILENT]. Of [VARYING] fields it only matters whether they are there, as two
/// programs, or one at two moments, rightly give different values. Lists whose order means nothing
/// are compared as [sets][LISTS], `Content-Type` without case, spaces and `boundary`. Of a
/// `Set-Cookie` the name and the attributes count, not the value, nor the date of `Expires`.
/// `Content-Length` counts where there is no other sign of the length: when no body was received,
/// or both were cut.
final class HeaderComparison {
  static final Set<String> SILENT =
      Set.of(
          "age",
          "alt-svc",
          "connection",
          "date",
          "keep-alive",
          "server",
          "server-timing",
          "traceparent",
          "transfer-encoding",
          "via",
          "x-correlation-id",
          "x-request-id",
          "x-runtime");

  static final Set<String> VARYING = Set.of("etag", "expires");

  static final Set<String> LISTS =
      Set.of(
          "access-control-allow-headers",
          "access-control-allow-methods",
          "access-control-expose-headers",
          "allow",
          "cache-control",
          "vary");

  private final Ignore ignore;

  HeaderComparison(Ignore ignore) {
    this.ignore = ignore;
  }

  /// Adds what differs.
  void compare(Answer owner, Answer other, List<Difference> found) {
    if (owner.headers().equals(other.headers())) {
      return;
    }
    boolean silent =
        (owner.body().length == 0 && other.body().length == 0) || (owner.isCut() && other.isCut());
    Set<String> names = new TreeSet<>();
    Stream.of(owner, other)
        .flatMap(answer -> answer.headers().stream())
        .map(header -> header.name().toLowerCase(Locale.ROOT))
        .forEach(names::add);
    for (String name : names) {
      if (!isIgnored(name, silent)) {
        compare(name, owner.values(name), other.values(name), silent, found);
      }
    }
  }

  private boolean isIgnored(String name, boolean silent) {
    if (ignore.header(name)) {
      return true;
    }
    return !ignore.isStrict(name)
        && (SILENT.contains(name) || (name.equals("content-length") && !silent));
  }

  private void compare(
      String name, List<String> owner, List<String> other, boolean silent, List<Difference> found) {
    if (name.equals("content-length") && silent && (owner.isEmpty() || other.isEmpty())) {
      return; // no body, and no word on it
    }
    List<String> first = counting(name, owner);
    List<String> second = counting(name, other);
    if (!areSame(first, second)) {
      found.add(Difference.header(name, shown(name, first), shown(name, second)));
    }
  }

  private boolean areSame(List<String> owner, List<String> other) {
    if (owner.size() != other.size()) {
      return false;
    }
    for (int i = 0; i < owner.size(); i++) {
      if (!ignore.areSame(owner.get(i), other.get(i))) {
        return false;
      }
    }
    return true;
  }

  /// What counts of a field's values.
  private List<String> counting(String name, List<String> values) {
    if (name.equals("set-cookie")) {
      return values.stream()
          .map(value -> new SetCookie(value, ignore.isStrict(name)))
          .filter(cookie -> !ignore.cookie(cookie.name()))
          .map(SetCookie::counting)
          .sorted()
          .toList();
    }
    if (ignore.isStrict(name)) {
      return values;
    }
    if (VARYING.contains(name)) {
      return values.isEmpty() ? values : List.of("(some)");
    }
    if (LISTS.contains(name)) {
      return values.stream()
          .flatMap(value -> Stream.of(value.split(",")))
          .map(value -> value.strip().toLowerCase(Locale.ROOT))
          .filter(value -> !value.isEmpty())
          .sorted()
          .distinct()
          .toList();
    }
    return name.equals("content-type")
        ? values.stream().map(HeaderComparison::mediaType).toList()
        : values;
  }

  private static String mediaType(String value) {
    return Stream.of(value.toLowerCase(Locale.ROOT).replace("\"", "").split(";"))
        .map(String::strip)
        .filter(part -> !part.startsWith("boundary="))
        .collect(Collectors.joining("; "));
  }

  private static String shown(String name, List<String> values) {
    if (values.isEmpty()) {
      return Difference.NONE;
    }
    String all = String.join(", ", values);
    return name.equals("set-cookie")
        ? Shown.clipped(all) // has no values of cookies
        : Shown.of(name, all);
  }
}
