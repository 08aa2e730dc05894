package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` and the start after it, then `--reload` in what was started.
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class RestartIT {
  private static final String APPLICATION =
      """
      import sqlite3
      import time

      def app(environ, start_response):
          if environ["PATH_INFO"] == "/sleep":
              start_response("200 OK", [("Content-Type", "text/plain")])(b"asleep")
              time.sleep(3600)
          start_response("200 OK", [("Content-Type", "text/plain")])
          return [sqlite3.connect(":memory:").execute("select 'ANSWER'").fetchone()[0].encode()]
      """;

  @TempDir static Path folder;
  private static Server krait;

  @BeforeAll
  static void start() throws IOException {
    Files.createDirectory(folder.resolve("tmp"));
    edit(APPLICATION);
    krait = serve(0);
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static Server serve(int port) {
    return Server.krait(
        folder,
        Map.of("KRAIT_JIT", "off", "KRAIT_JAVA_OPTS", "-Djava.io.tmpdir=" + folder.resolve("tmp")),
        List.of(
            "serve",
            "--reload",
            "--venv=" + Environments.graalpy(),
            "--bind=127.0.0.1:" + port,
            "edited:app"));
  }

  private static void edit(String source) {
    try {
      Path draft = Files.writeString(folder.resolve("draft"), source);
      Files.move(draft, folder.resolve("edited.py"), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Copies of native libraries, and temporary files.
  private static Set<Path> leftBehind() {
    try (Stream<Path> copies = Files.walk(Environments.graalpy());
        Stream<Path> temporary = Files.walk(folder.resolve("tmp"))) {
      return Stream.concat(
              copies.filter(file -> file.toString().contains(".so.dup")),
              // the JVM's own, which it deletes at its next start
              temporary.filter(file -> !file.toString().contains("hsperfdata")))
          .collect(Collectors.toSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String answer() {
    try {
      return RawHttp.get(krait.port(), "/").body();
    } catch (IOException e) {
      throw new AssertionError(krait.log(), e);
    }
  }

  private static long count(String text) {
    return krait.log().lines().filter(line -> line.contains(text)).count();
  }

  @Test
  @Order(1)
  void afterAKillTheNextStartWorksAtOnceAndNothingPilesUp() throws IOException {
    int port = krait.port();
    Set<Path> before = leftBehind();
    try (RawHttp running = new RawHttp(port);
        RawHttp idle = new RawHttp(port)) {
      running.send("GET /sleep HTTP/1.1\r\nHost: h\r\n\r\n").readHead();
      idle.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n").answer();
      assertThat(running.readChunk()).isEqualTo("asleep");
      krait.process().destroyForcibly();

      assertThat(running.closed()).isTrue();
      assertThat(idle.closed()).isTrue();
    }
    krait.exitCode();

    krait = serve(port);

    assertThat(answer()).isEqualTo("ANSWER");
    assertThat(krait.log()).doesNotContain("WARN", "ERROR");
    assertThat(leftBehind()).isEqualTo(before);
  }

  @Test
  @Order(2)
  void anEditIsServedAndNoRequestFailsMeanwhile() {
    try (GoodClient beside = GoodClient.of(krait.port(), "/")) {
      edit(APPLICATION.replace("ANSWER", "edited"));
      Await.until("the edit is served", () -> beside.last().equals("edited"));
      beside.assertAllServed();
    }
    assertThat(krait.log()).contains("edited.py changed");
  }

  @Test
  @Order(3)
  void aBrokenEditKeepsTheOldOneAndTheMendedOneIsServed() {
    edit(APPLICATION.replace("ANSWER", "served on"));
    Await.until("it is served", () -> answer().equals("served on"));
    try (GoodClient beside = GoodClient.of(krait.port(), "/")) {
      edit("import edited_helper\n" + APPLICATION.replace("ANSWER", "broken"));
      Await.until("it is refused", () -> count("Error: No module named 'edited_") == 1);
      assertThat(krait.log())
          .contains("not reloaded, the old code serves on")
          .contains("edited_helper")
          .contains("Traceback (most recent call last):")
          .contains("edited.py\", line 1")
          .contains("ModuleNotFoundError: No module named 'edited_helper'")
          .doesNotContain("\tat ");
      assertThat(answer()).isEqualTo("served on");

      edit(APPLICATION.replace("ANSWER", "mended"));
      Await.until("the mended one is served", () -> answer().equals("mended"));
      beside.assertAllServed();
    }
  }
}
