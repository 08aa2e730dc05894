package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Starting and stopping.
class LifecycleIT {
  @Test
  void readyLineSaysWhatIsServedWhere() {
    try (Server krait = Fixtures.start("fixtures:app", "--bind", "127.0.0.1:0")) {
      assertThat(krait.output())
          .matches(
              "krait: serving fixtures:app on http://127\\.0\\.0\\.1:\\d+, http://127\\.0\\.0\\.1:\\d+"
                  + " \\(ready in \\d+\\.\\d s\\)\n");
    }
  }

  @Test
  void terminationWaitsForRequestsInProgressAndExitsWithZero() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app");
        RawHttp running = new RawHttp(krait.port())) {
      running.send("GET /sleeps?2 HTTP/1.1\r\nHost: h\r\n\r\n");
      Await.until("it is in progress", () -> mostInside(krait) > 0);
      krait.terminate();

      assertThat(running.answer().body()).isEqualTo("slept");
      Await.until("it says so", () -> krait.log().contains("stopping"));
      assertThat(krait.exitCode()).isZero();
    }
  }

  @Test
  void terminationWaitsForClientsThatStillReceive(@TempDir Path folder) throws IOException {
    long size = 64L << 20;
    Path file = Fixtures.zeros(folder, size);
    try (Server krait = Fixtures.start("fixtures:app");
        RawHttp receiving = new RawHttp(krait.port())) {
      receiving.send("GET /file?path," + file + " HTTP/1.1\r\nHost: h\r\n\r\n");
      receiving.readHead();
      krait.terminate();
      Await.until("it is stopping", () -> krait.log().contains("for 1 request"));

      assertThat(receiving.countToEnd()).isEqualTo(size);
      assertThat(krait.exitCode()).isZero();
      assertThat(krait.log()).doesNotContain("unfinished");
    }
  }

  private static int mostInside(Server krait) {
    try {
      return Integer.parseInt(RawHttp.get(krait.port(), "/most_inside").body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void secondTerminationEndsItAtOnce() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app");
        RawHttp running = new RawHttp(krait.port())) {
      running.send("GET /gated?never HTTP/1.1\r\nHost: h\r\n\r\n");
      running.readHead();
      krait.terminate();
      Await.until("it is stopping", () -> krait.log().contains("stopping"));
      krait.terminate();

      krait.exitCode();
      assertThat(krait.process().isAlive()).isFalse();
    }
  }

  @Test
  void exitFunctionsRunAndTheApplicationCannotKeepTheSignal(@TempDir Path folder)
      throws IOException {
    Files.writeString(
        folder.resolve("leaves.py"),
        """
        import atexit
        import signal
        from pathlib import Path

        signal.signal(signal.SIGTERM, signal.SIG_IGN)

        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain")])
            return [b"here"]

        atexit.register(lambda: Path("left.txt").write_text("left"))
        """);
    try (Server krait =
        Server.krait(
            folder, Map.of("KRAIT_JIT", "off"), java.util.List.of("serve", "-b", ":0", "leaves"))) {
      assertThat(RawHttp.get(krait.port(), "/").body()).isEqualTo("here");
      assertThat(krait.log()).contains("signal.signal(SIGTERM, ...) has no effect");
      krait.terminate();
      assertThat(krait.exitCode()).isZero();
    }
    assertThat(folder.resolve("left.txt")).hasContent("left");
  }

  @Test
  void accessLogHasALineForEachRequest(@TempDir Path folder) throws IOException {
    Path log = folder.resolve("access.log");
    try (Server krait = Fixtures.start("fixtures:app", "--access-logfile", log.toString())) {
      RawHttp.get(krait.port(), "/late");
      Await.until("it is written", () -> log.toFile().length() > 0);
    }
    assertThat(log).content().contains("\"GET /late HTTP/1.1\" 202");
  }

  @Test
  void idleHelloNeedsLittleMemory() throws IOException {
    try (Server krait =
        Server.krait(
            Paths.SAMPLES.resolve("hello"),
            Map.of(),
            java.util.List.of("serve", "-b", "127.0.0.1:0", "hello:simple_app"))) {
      RawHttp.get(krait.port(), "/");
      Path status = Path.of("/proc", Long.toString(krait.process().pid()), "status");
      String resident =
          Files.readAllLines(status).stream()
              .filter(line -> line.startsWith("VmRSS"))
              .findFirst()
              .orElseThrow()
              .replaceAll("\\D", "");
      assertThat(Integer.parseInt(resident) / 1024).as("megabytes resident").isLessThan(450);
    }
  }
}
