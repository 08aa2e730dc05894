package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
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
            Map.of("KRAIT_JIT", "off", "KRAIT_JAVA_OPTS", "-Xmx400m"),
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
