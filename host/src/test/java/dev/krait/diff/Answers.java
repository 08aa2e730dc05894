package dev.krait.diff;

import dev.krait.exchange.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Answers to compare, in short.
final class Answers {
  private Answers() {}

  /// @param fields `Name: value`
  static Answer of(int status, String body, String... fields) {
    return of(status, body.getBytes(StandardCharsets.UTF_8), false, fields);
  }

  static Answer of(int status, byte[] body, boolean cut, String... fields) {
    List<Header> headers = new ArrayList<>();
    for (String field : fields) {
      String[] parts = field.split(": ", 2);
      headers.add(new Header(parts[0], parts[1]));
    }
    return Answer.of(status, headers, body, cut);
  }

  static Answer json(String body) {
    return of(200, body, "Content-Type: application/json");
  }

  static Answer text(String body) {
    return of(200, body, "Content-Type: text/plain; charset=utf-8");
  }

  static Answer cut(String body) {
    return of(200, body.getBytes(StandardCharsets.UTF_8), true, "Content-Type: text/plain");
  }

  static Answer fields(String... fields) {
    return of(200, "same", fields);
  }

  /// What differs, as it is shown.
  static List<String> compare(Answer owner, Answer other, String... ignored) {
    return new Comparison(Ignore.parse(List.of(ignored)))
        .of(owner, other).stream().map(Difference::text).toList();
  }
}
