package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// What must come of a request.
///
/// @param closed whether the connection must be closed after the answer, with nothing in between
/// @param called whether the application may be called
/// @param shows what must be in the answer
/// @param lacks what must not be in it
record Expectation(
    int status, boolean closed, boolean called, List<String> shows, List<String> lacks) {
  /// Refused by the host: the connection is closed, the application not called.
  static Expectation refused(int status) {
    return new Expectation(status, true, false, List.of(), List.of());
  }

  /// Answered by the application.
  static Expectation answered(int status) {
    return new Expectation(status, false, true, List.of(), List.of());
  }

  /// Answered by the host; the connection may be kept.
  static Expectation answeredByHost(int status) {
    return new Expectation(status, false, false, List.of(), List.of());
  }

  Expectation thenClosed() {
    return new Expectation(status, true, called, shows, lacks);
  }

  Expectation showing(String... texts) {
    return new Expectation(status, closed, called, plus(shows, texts), lacks);
  }

  Expectation lacking(String... texts) {
    return new Expectation(status, closed, called, shows, plus(lacks, texts));
  }

  private static List<String> plus(List<String> some, String... more) {
    return Stream.concat(some.stream(), Stream.of(more)).toList();
  }

  void check(Place place, String request) throws IOException {
    int calls = place.calls();
    try (RawHttp connection = place.connect(request)) {
      RawHttp.Answer answer = connection.answer(request.startsWith("HEAD "));
      String what = "the answer to " + request.substring(0, Math.min(request.length(), 80));
      assertThat(answer.status()).as(what).isEqualTo(status);
      String text = String.join("\n", answer.lines()) + "\n" + answer.body();
      shows.forEach(shown -> assertThat(text).as(what).contains(shown));
      lacks.forEach(lacked -> assertThat(text).as(what).doesNotContain(lacked));
      if (closed) {
        assertThat(connection.closed()).as("whether %s was the last", what).isTrue();
      }
    }
    assertThat(place.calls() - calls).isEqualTo(called ? 1 : 0);
  }

  /// As the page says it.
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder().append(status);
    if (!called) {
      text.append(" by the host");
    }
    if (closed) {
      text.append(", connection closed");
    }
    shows.forEach(shown -> text.append(", `").append(shown).append('`'));
    lacks.forEach(lacked -> text.append(", no `").append(lacked).append('`'));
    return text.toString();
  }
}
