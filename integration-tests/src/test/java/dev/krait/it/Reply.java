package dev.krait.it;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a server answered.
///
/// @param body one character for each byte
/// @param authority the server's host and port
record Reply(int status, Map<String, List<String>> fields, String body, String authority) {
  /// The server's own business.
  private static final Set<String> OF_THE_SERVER =
      Set.of("date", "server", "connection", "keep-alive", "transfer-encoding", "via");

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\d|\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?");
  private static final Pattern HTTP_DATE =
      Pattern.compile("\\w{3}, \\d\\d[ -]\\w{3}[ -]\\d{4} \\d\\d:\\d\\d:\\d\\d GMT");
  private static final Pattern CSRF_TOKEN =
      Pattern.compile("\\b(?=[a-z0-9]*[A-Z])[A-Za-z0-9]{64}\\b");

  /// A file's tag, made from its time and size; by Werkzeug with a sum of its path.
  private static final Pattern FILE_TAG =
      Pattern.compile("\"(?:\\d+\\.\\d+-(\\d+)-\\d+|[0-9a-f]{8}-([0-9a-f]+))\"");

  /// The body without what differs between two runs.
  String comparableBody() {
    return withoutVariables(body);
  }

  /// The fields that the application answers for, without what differs between two runs.
  Map<String, List<String>> comparableFields() {
    Map<String, List<String>> comparable = new TreeMap<>();
    fields.forEach((name, values) -> {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!OF_THE_SERVER.contains(lower)) {
        comparable.put(lower, values.stream().map(value -> comparable(lower, value)).toList());
      }
    });
    return comparable;
  }

  private String comparable(String name, String value) {
    String plain =
        switch (name) {
          case "set-cookie" -> value.replaceFirst("=[^;]+", "=VALUE");
          case "allow" -> // Werkzeug makes it from a set
              Stream.of(value.split(", ", -1)).sorted().collect(Collectors.joining(", "));
          case "etag" -> FILE_TAG.matcher(value).replaceAll("\"SIZE-$1$2\"");
          default -> value;
        };
    return withoutVariables(plain);
  }

  private String withoutVariables(String text) {
    String placeless = text.replace(authority, "HOST");
    String dateless = HTTP_DATE.matcher(placeless).replaceAll("DATE");
    String timeless = TIME.matcher(dateless).replaceAll("TIME");
    return CSRF_TOKEN.matcher(timeless).replaceAll("TOKEN");
  }
}
