package dev.krait.it;

import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Rows 91 and 107 to 111 of the study, and 118 on of our own: how a server starts and ends.
final class EndingFaults {
  private EndingFaults() {}

  static List<Fault> rows() {
    return Stream.of(stops(), hung(), starts(), own())
        .flatMap(List::stream)
        .map(fault -> fault.through(Door.PLAIN))
        .toList();
  }

  private static List<Fault> stops() {
    return List.of(
        row(
                91,
                "`signal.signal(SIGTERM, f)`, then `os.kill(os.getpid(), SIGTERM)`",
                "no-op or ValueError; a graceful stop")
            .does(
                "no-op with a warning; a graceful stop, exit code 0",
                place -> {
                  try (RawHttp running = place.connect(Place.request("/naps?2"))) {
                    assertThat(place.get("/kills_itself").body()).isEqualTo("killed");
                    assertThat(running.answer().body()).isEqualTo("slept");
                  }
                  assertThat(place.server().exitCode()).isZero();
                  assertThat(place.logged()).contains("signal.signal(SIGTERM, ...) has no effect");
                })
            .on(Stand.ENDING),
        row(107, "SIGTERM with a request running", "it ends 200; new ones refused; exit code 0")
            .does(
                "it ends 200; new ones get 503 or no connection; exit code 0",
                place -> {
                  try (RawHttp idle = place.connect(Place.request("/good"));
                      RawHttp running = place.connect(Place.request("/naps?2"))) {
                    assertThat(idle.answer().status()).isEqualTo(200);
                    place.server().terminate();
                    place.awaitLogged("stopping");
                    assertRefused(idle);
                    assertThat(running.answer().body()).isEqualTo("slept");
                  }
                  assertThat(place.server().exitCode()).isZero();
                })
            .on(Stand.ENDING));
  }

  private static void assertRefused(RawHttp idle) {
    try {
      assertThat(idle.send(Place.request("/good")).answer().status()).isEqualTo(503);
    } catch (IOException e) {
      // closed: refused as well
    }
  }

  private static List<Fault> hung() {
    return List.of(
        row(108, "SIGTERM with a request that hangs", "exit within grace; atexit has its limit")
            .does(
                "the request is cut off after `graceful-timeout`, the process ends",
                place -> {
                  try (RawHttp hung = place.connect(Place.request("/loops_on"))) {
                    assertThat(place.get("/atexit_hangs").status()).isEqualTo(200);
                    place.server().terminate();
                    hung.countToEnd();
                  }
                  place.server().exitCode();
                  assertThat(place.server().process().isAlive()).isFalse();
                })
            .on(Stand.ENDING),
        row(109, "a second SIGTERM", "immediate exit")
            .does(
                "immediate exit",
                place -> {
                  try (RawHttp _ = place.connect(Place.request("/loops_on"))) {
                    Await.until("it runs", () -> place.seen("looping") == 1);
                    place.server().terminate();
                    place.awaitLogged("stopping");
                    place.server().terminate();
                    place.server().exitCode();
                    assertThat(place.logged()).doesNotContain("cut off");
                  }
                })
            .on(Stand.ENDING));
  }

  private static List<Fault> starts() {
    return List.of(
        row(
                110,
                "an import error, a missing callable, a port in use at the start",
                "non-zero exit, one clear message, no half-open port")
            .does(
                "exit code 3, 3, 4, one message each",
                place -> {
                  Path folder = Files.createTempDirectory("krait-it");
                  Files.writeString(folder.resolve("broken.py"), "import nowhere_to_be_found\n");
                  Files.writeString(folder.resolve("empty.py"), "x = 1\n");
                  String taken = "127.0.0.1:" + place.server().port();
                  CompletableFuture.allOf(
                          refused(folder, 3, "nowhere_to_be_found", "127.0.0.1:0", "broken:app"),
                          refused(folder, 3, "has no 'app'", "127.0.0.1:0", "empty:app"),
                          refused(folder, 4, "in use", taken, "empty:app"))
                      .join();
                }),
        row(111, "no interpreter can be started any more", "back-off, not ready, then exit")
            .does(
                "tries again after 1, 2, 4 … s; after `max-start-failures` exit code 3",
                place -> {
                  assertThat(place.get("/breaks_next_start").body()).isEqualTo("broken");
                  assertThat(place.get("/dies").status()).isEqualTo(500);
                  assertThat(place.server().exitCode()).isEqualTo(3);
                  assertThat(place.logged()).contains("trying again in 1 s");
                })
            .on(Stand.ENDING));
  }

  private static CompletableFuture<Void> refused(
      Path folder, int code, String message, String bind, String application) {
    return CompletableFuture.runAsync(() -> {
      try {
        Shell ended = Shell.krait(folder, Map.of(), "serve", "--bind", bind, application);
        assertThat(ended.assertRefused(code).log()).contains(message);
      } catch (IOException | InterruptedException e) {
        throw new AssertionError(e);
      }
    });
  }

  private static List<Fault> own() {
    return List.of(
        row(118, "`kill -9` of the host", "a restart on the same port serves")
            .does(
                "the same",
                place -> {
                  int port = place.server().port();
                  try (RawHttp running = place.connect(Place.request("/endless"))) {
                    running.readHead();
                    place.server().process().destroyForcibly();
                    place.server().exitCode();
                    try (Server again = Fixtures.start("faults:app", "-b", "127.0.0.1:" + port)) {
                      assertThat(RawHttp.get(port, "/good").body()).isEqualTo("good");
                      again.process().destroyForcibly();
                    }
                  }
                })
            .on(Stand.ENDING),
        row(119, "no room on the disk for the access log and standard error", "it serves on")
            .does(
                "it serves on, also when an application raises",
                place -> {
                  for (int i = 0; i < 100; i++) {
                    assertThat(place.get("/good").body()).isEqualTo("good");
                    assertThat(place.get("/raises").status()).isEqualTo(500);
                  }
                })
            .on(Stand.FULL_DISK));
  }
}
