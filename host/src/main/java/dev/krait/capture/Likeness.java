package dev.krait.capture;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What requests that most likely run the same code have in common.
///
/// @param path with numbers and UUIDs taken for equal
/// @param names those of the query
record Likeness(String method, String path, Set<String> names) {
  private static final Pattern NUMBER =
      Pattern.compile(
          "\\p{XDigit}{8}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{4}-\\p{XDigit}{12}|\\d+");

  private static final Pattern NAME = Pattern.compile("[?&;]([^=&;]+)");

  /// What to count a request under: `GET /items/*`.
  static String route(RecordedRequest request) {
    String path = request.target().replaceFirst("\\?.*", "");
    return request.method() + " " + NUMBER.matcher(path).replaceAll("*");
  }

  static Likeness of(RecordedRequest request) {
    String path = request.target().replaceFirst("\\?.*", "");
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(request.target().substring(path.length()));
    while (name.find()) {
      names.add(name.group(1));
    }
    return new Likeness(request.method(), NUMBER.matcher(path).replaceAll("0"), names);
  }
}
