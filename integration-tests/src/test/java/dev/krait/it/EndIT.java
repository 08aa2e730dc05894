package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How interpreters and the host come to their end. Numbers are rows of the fault table.
class EndIT {
  @TempDir Path state;

  /// 91, 107, 108; and a full disk for the access log
  @Test
  void theApplicationMayStopTheHostAndIsGivenTimeToEnd() throws IOException {
    try (Living living = Living.start(state, "--exit-timeout=3", "--access-logfile=/dev/full")) {
      RawHttp.get(living.krait().port(), "/thread");
      Await.until(
          "the lost line is told", () -> living.krait().log().contains("access log cannot be"));
      forgetsWhatOnlyWeakReferencesHold(living);
      living.write("hang");
      assertThat(RawHttp.get(living.krait().port(), "/kill").body()).isEqualTo("1");

      assertThat(living.krait().exitCode()).isZero();
      assertThat(living.has("thread-ended")).isTrue();
      assertThat(living.has("exit-function")).isTrue();
      assertThat(living.krait().log())
          .contains("the exit functions of interpreter 1 did not end within 3.0 s and are cut off");
    }
  }

  private static void forgetsWhatOnlyWeakReferencesHold(Living living) {
    living.get("/weak?fill");
    Await.until("all are gone", () -> living.get("/weak").equals("0 left, 100 finalized"));
  }

  /// 108, in the interpreter that serves and in one that was replaced
  @Test
  void requestsThatHangAreCutOffAfterTheGracefulTimeout() throws IOException {
    try (Living living = Living.start(state, "--graceful-timeout=1");
        RawHttp replaced = sleep(living, 1)) {
      living.build("2");
      living.signal("HUP");
      Await.until("it is replaced", () -> living.krait().log().contains("] reloaded"));
      try (RawHttp serving = sleep(living, 2)) {
        living.signal("INT");

        assertThat(replaced.answer().status()).as(living.krait()::log).isEqualTo(503);
        assertThat(serving.answer().status()).as(living.krait()::log).isEqualTo(503);
        assertThat(living.krait().exitCode()).isZero();
        assertThat(living.krait().log()).contains("stopped with 2 requests unfinished");
      }
    }
  }

  /// 90, 111
  @Test
  void anInterpreterThatEndsItselfIsReplacedUntilThatFailsTooOften() throws IOException {
    try (Living living = Living.start(state, "--max-start-failures=2")) {
      int port = living.krait().port();
      List<RawHttp> running = IntStream.range(0, 3).mapToObj(i -> sleep(living, i)).toList();
      assertThat(RawHttp.get(port, "/exit").status()).isIn(500, 503);
      for (RawHttp each : running) {
        assertThat(each.answer().status()).isGreaterThanOrEqualTo(500);
      }
      assertThat(living.answering()).isEqualTo("1");

      living.build("broken");
      assertThat(RawHttp.get(port, "/exit").status()).isIn(500, 503);
      Await.until(
          "it has failed once",
          () -> living.krait().log().contains("no new interpreter could start (1 in a row)"));
      assertThat(living.krait().exitCode()).isEqualTo(3);
      assertThat(living.krait().log())
          .contains("2 attempts in a row to start one failed")
          .contains("RuntimeError: this build is broken");
    }
  }

  private static RawHttp sleep(Living living, int number) {
    try {
      RawHttp connection = new RawHttp(living.krait().port());
      connection.send("GET /sleep?" + number + " HTTP/1.1\r\nHost: h\r\n\r\n");
      Await.until("it sleeps", () -> living.has("sleeping" + number));
      return connection;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
