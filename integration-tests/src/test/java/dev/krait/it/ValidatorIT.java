package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Python's own `wsgiref.validate` stands between Krait and applications and finds nothing wrong.
///
/// It judges applications too, and what is against its rules is left out: a `Content-Type` in a
/// 204, a response without one.
class ValidatorIT {
  private static Server krait;

  @TempDir Path scratch;

  @BeforeAll
  static void start() {
    krait = Fixtures.start("fixtures:validated");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /environ?a=%20+&b HTTP/1.1|X-A: 1|X-A: 2|Cookie: a=1|",
        "GET /environ/%ff%00 HTTP/1.0|",
        "OPTIONS http://h/environ HTTP/1.1|",
        "PUT /environ HTTP/1.1|Content-Type: text/x|Content-Length: 2||ab",
        "POST /read?read.3,readline,read.0,iterate,readlines,read.5 HTTP/1.1|Content-Length: 3||a\nb",
        "POST /read?read.2,readlines.4 HTTP/1.1|Transfer-Encoding: chunked||3|a\nb|0|",
        "POST /ignores_body HTTP/1.1|Expect: 100-continue|Content-Length: 5|",
        "GET /generator HTTP/1.0|",
        "HEAD /every_byte HTTP/1.1|",
      })
  void requestsOfEveryKindComeThroughIt(String lines) throws IOException {
    assertFine(lines.replace("HTTP/1.1|", "HTTP/1.1|Host: h|").replace("|", "\r\n") + "\r\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "errors",
        "logs",
        "arguments",
        "late",
        "generator",
        "writes",
        "iterables?tuple",
        "iterables?iterator",
        "iterables?map",
        "iterables?empty",
        "counted?normal,a",
        "every_byte",
        "length?10,3,7",
        "length?5,3,4",
        "file?temporary",
        "stream?1",
        "cookies",
        "own_date",
        "status?299+Fine+By+Me",
        "context?a"
      })
  void responsesOfEveryKindComeThroughIt(String target) throws IOException {
    assertFine("GET /" + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
  }

  private static void assertFine(String request) throws IOException {
    Answer answer = RawHttp.ask(krait.port(), request);

    assertThat(answer.status()).isBetween(200, 299);
    assertThat(answer.whole()).isTrue();
    assertNoComplaint(krait);
  }

  @Test
  void flaskNotesAnswersInsideIt() {
    play(Samples.FLASK_NOTES, copy -> {}, FlaskNotesRequests.all());
  }

  @Test
  void djangoPollsAnswersInsideIt() {
    play(Samples.DJANGO_POLLS, Samples::makePollsDatabase, DjangoPollsRequests.all());
  }

  private void play(Sample sample, Consumer<Sample> preparation, List<Step> steps) {
    Sample copy =
        sample
            .copiedTo(scratch.resolve("copy"))
            .with("VALIDATED", sample.application())
            .with("KRAIT_PYTHONPATH", Paths.FIXTURES.toString())
            .serving("validated:app");
    preparation.accept(copy);
    // what flask-notes deletes is answered by a 204 with a Content-Type
    List<Step> fitting = steps.stream().filter(step -> !step.method().equals("DELETE")).toList();
    try (Server server = copy.onKrait();
        Browser browser = new Browser(server.address())) {
      assertThat(fitting)
          .allSatisfy(step ->
              assertThat(browser.play(step).status())
                  .as("%s, log: %s", step, server.log())
                  .isEqualTo(step.status()));
      assertNoComplaint(server);
    }
  }

  private static void assertNoComplaint(Server server) {
    assertThat(server.log())
        .doesNotContain("AssertionError", "WSGIWarning", "garbage collected without being closed");
  }
}
