package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that never end, each beside a client whose requests must all be served: the table of
/// `host/docs/deadlines.md`.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DeadlinesIT {
  private static Server krait;
  private GoodClient beside;

  @BeforeAll
  static void start() {
    krait =
        Fixtures.start(
            Map.of("KRAIT_JAVA_OPTS", "-Xmx400m"),
            "hangs:app",
            "--timeout",
            "2",
            "--request-deadline",
            "4",
            "--interrupt-timeout",
            "1");
  }

  @AfterAll
  static void stop() {
    krait.process().destroyForcibly();
  }

  @BeforeEach
  void goOnBeside() {
    beside = GoodClient.of(krait.port(), "/ok");
  }

  @AfterEach
  void endBeside() {
    beside.close();
  }

  /// With the compiler: the server of the other tests only interprets Python.
  @Test
  @Order(6)
  void compiledCodeIsStoppedTheSame() throws IOException {
    try (Server compiling =
        Fixtures.start(
            Map.of("KRAIT_JIT", "on", "KRAIT_JAVA_OPTS", "-Dpolyglot.engine.TraceCompilation=true"),
            "hangs:app",
            "--log-level=debug",
            "--timeout=3",
            "--interrupt-timeout=1")) {
      Await.until("it is compiled", () -> isCompiled(compiling));
      for (String target : List.of("/hot", "/hot_except")) {
        assertThat(RawHttp.get(compiling.port(), target).status()).isEqualTo(504);
      }
      Await.until(
          "one is stopped, and the other ended",
          () ->
              compiling.log().contains("GET /hot: stopped, as it took too long")
                  && compiling.log().contains("GET /hot_except did not end within 1.0 s"));
      assertThat(RawHttp.get(compiling.port(), "/ok").status()).isEqualTo(200);
    }
  }

  private static boolean isCompiled(Server compiling) {
    try {
      assertThat(RawHttp.get(compiling.port(), "/turns").body()).isEqualTo("turned");
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return compiling
        .log()
        .lines()
        .anyMatch(
            line -> line.contains("opt done") && line.contains("turn ") && line.contains("Tier 2"));
  }

  /// Long after the regular expression has its 504, and before it is given up.
  @Test
  @Order(7)
  void requestsThatHadNotBegunInAnInterpreterThatIsGivenUpAreServedByAnother() throws IOException {
    String before = interpreter();
    beside.close(); // its requests would be late as well
    try (RawHttp stuck = new RawHttp(krait.port())) {
      stuck.send("GET /regex HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(stuck.answer().status()).isEqualTo(504);
      List<Answer> answers = atOnce(3);

      assertThat(answers).extracting(Answer::status).containsOnly(200);
      assertThat(answers).extracting(Answer::body).doesNotContain(before);
    }
    assertThat(krait.log()).contains("GET /regex is in code that cannot be stopped");
  }

  private static List<Answer> atOnce(int count) throws IOException {
    List<RawHttp> clients = new ArrayList<>();
    List<Answer> answers = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new RawHttp(krait.port()).send("GET /ok HTTP/1.1\r\nHost: h\r\n\r\n"));
    }
    for (RawHttp client : clients) {
      answers.add(client.answer());
      client.close();
    }
    return answers;
  }

  private static String interpreter() throws IOException {
    return RawHttp.get(krait.port(), "/ok").body();
  }

  private static int status(String target) throws IOException {
    return RawHttp.get(krait.port(), target).status();
  }

  @Order(1)
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/loop",
        "/cleans_up",
        "/sleep",
        "/lock",
        "/lock_twice",
        "/event",
        "/recv",
        "/recv_timeout",
        "/pipe"
      })
  void isStoppedAndItsInterpreterServesOn(String target) throws IOException {
    String before = interpreter();

    assertThat(status(target)).isEqualTo(504);
    Await.until(
        target + " is stopped",
        () -> krait.log().contains("GET " + target + ": stopped, as it took too long"));

    assertThat(interpreter()).isEqualTo(before);
    assertThat(krait.log())
        .contains(
            "GET " + target + " was answered 504: it neither sent nor received anything for 2.0 s")
        .contains("in " + target.substring(1) + "\n");
    beside.assertAllServed();
  }

  @Test
  @Order(2)
  void finallyClausesRun() {
    assertThat(krait.log()).contains("cleaned up after /cleans_up");
  }

  @Test
  @Order(3)
  void endlessStreamIsCutOff() throws IOException {
    RawHttp.Answer answer = RawHttp.get(krait.port(), "/stream");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.whole()).isFalse();
    Await.until(
        "the log says why",
        () -> krait.log().contains("GET /stream was cut off: it took longer than 4.0 s"));
    beside.assertAllServed();
  }

  @Order(4)
  @ParameterizedTest
  @ValueSource(
      strings = {"/recursion", "/two_gibibytes", "/terabyte", "/big_list", "/exits", "/keyboard"})
  void isAnErrorOfThatRequestAlone(String target) throws IOException {
    String before = interpreter();

    assertThat(status(target)).isEqualTo(500);

    assertThat(interpreter()).isEqualTo(before);
    beside.assertAllServed();
  }

  @Order(5)
  @ParameterizedTest
  @ValueSource(strings = {"/bare_except", "/bare_sleep"})
  void codeThatCatchesEverythingIsEndedAndItsInterpreterReplaced(String target) throws IOException {
    String before = interpreter();

    assertThat(status(target)).isEqualTo(504);
    Await.until("it is replaced", () -> !beside.last().equals(before));

    assertThat(krait.log())
        .contains("GET " + target + " did not end within 1.0 s of the exception that stops it");
    beside.assertAllServed();
  }
}
