package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several requests at once: in one interpreter, in several, beside slow clients, and too many.
class ConcurrencyIT {
  private static List<String> together(Server krait, int count, Function<Integer, String> target) {
    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, count).mapToObj(i -> send(krait, target.apply(i))).toList();
    return answers.stream().map(CompletableFuture::join).map(HttpResponse::body).toList();
  }

  private static CompletableFuture<HttpResponse<String>> send(Server krait, String target) {
    return Fixtures.CLIENT.sendAsync(
        HttpRequest.newBuilder(URI.create(krait.address() + target)).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  /// The most requests that were in the application at once since it was asked last.
  private static int mostInside(Server krait) {
    return Integer.parseInt(together(krait, 1, i -> "/most_inside").getFirst());
  }

  @Test
  void sleepsOverlapUpToTheNumberOfThreadsAndShortWorkDoesNot() {
    try (Server krait = Fixtures.start("fixtures:app", "--threads", "8")) {
      together(krait, 32, i -> "/sleeps?0.2");
      assertThat(mostInside(krait)).isEqualTo(8);

      together(krait, 20, i -> "/spins?10");
      // requests that are quick never wait for one another inside the interpreter; one that the
      // machine holds up is no longer quick, so another round may be needed
      Await.until(
          "at most two are inside",
          () -> {
            mostInside(krait);
            together(krait, 200, i -> "/spins?10");
            return mostInside(krait);
          },
          most -> most <= 2);
    }
  }

  @Test
  void oneThreadNeverInterleavesRequests() {
    try (Server krait = Fixtures.start("fixtures:app", "--threads", "1")) {
      together(krait, 8, i -> "/sleeps?0.05");

      assertThat(mostInside(krait)).isEqualTo(1);
    }
  }

  @Test
  void slowClientsHoldNoThread() throws IOException {
    try (Server krait =
        Fixtures.start(
            "fixtures:app",
            "--threads=1",
            "--header-timeout=600",
            "--body-timeout=600",
            "--write-timeout=600")) {
      List<RawHttp> slow = new ArrayList<>();
      for (int i = 0; i < 100; i++) {
        RawHttp client = new RawHttp(krait.port());
        client.send("POST /digest HTTP/1.1\r\nHost: h\r\n");
        slow.add(i % 2 == 0 ? client : client.send("Content-Length: 5\r\n\r\nab"));
      }
      List<RawHttp> unread = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        unread.add(
            new RawHttp(krait.port()).send("GET /file?temporary HTTP/1.1\r\nHost: h\r\n\r\n"));
      }

      assertThat(together(krait, 50, i -> "/spins?10")).hasSize(50).containsOnly("45");

      for (RawHttp client : slow.subList(50, 100)) {
        client.close();
      }
      assertThat(slow.get(1).send("cde").answer().body()).startsWith("5 ");
      for (RawHttp client : unread) {
        assertThat(client.answer().body()).hasSize(100_000);
        client.close();
      }
    }
  }

  @Test
  void fullQueueAnswers503AtOnceAndLateOnesAfterTheirTime() throws IOException {
    try (Server krait =
        Fixtures.start(
            "fixtures:app",
            "--threads=1",
            "--queue-size=2",
            "--queue-timeout=1",
            "--graceful-timeout=1")) { // one never ends
      RawHttp running = new RawHttp(krait.port()).send(ask("/gated?queue"));
      running.readHead();
      List<RawHttp> others = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        others.add(new RawHttp(krait.port()).send(ask("/late")));
      }
      for (RawHttp other : others) {
        RawHttp.Answer answer = other.answer();
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).isPresent();
        assertThat(other.closed()).isTrue();
      }
      running.close();
    }
  }

  private static String ask(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  @Test
  void requestThatRunsTooLongIsAnswered504AndServingGoesOn() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app", "--threads", "2", "--timeout", "1")) {
      assertThat(RawHttp.get(krait.port(), "/sleeps?20").status()).isEqualTo(504);
      assertThat(RawHttp.get(krait.port(), "/late").body()).isEqualTo("late");
      // the log has the stacks with it, which are taken after the answer
      Await.until(
          "the log says why",
          () ->
              krait
                  .log()
                  .contains(
                      "GET /sleeps?20 was answered 504: it neither sent nor received anything for"
                          + " 1.0 s"));
      krait.process().destroyForcibly();
    }
  }

  @Test
  void interpretersAreReplacedAfterTheirRequestsWithoutAnError() throws IOException {
    try (Server krait = Fixtures.start("fixtures:app", "--max-requests", "20")) {
      Await.until(
          "another interpreter answers",
          () -> {
            assertThat(together(krait, 1, i -> "/late")).containsOnly("late");
            return krait.log().contains("replacing interpreter 2");
          });
    }
  }

  @Test
  void severalInterpretersShareADatabaseWithoutHarm(@TempDir Path folder) throws IOException {
    Path database = folder.resolve("rows.db");
    try (Server krait =
        Fixtures.start(
            "fixtures:app", "--workers", "2", "--venv", Environments.graalpy().toString())) {
      List<String> answers = together(krait, 120, i -> "/sqlite?" + database);

      assertThat(answers).allSatisfy(answer -> assertThat(answer).endsWith(" ok"));
      assertThat(RawHttp.get(krait.port(), "/sqlite?" + database).body()).isEqualTo("121 ok");
      Set<String> interpreters = new HashSet<>();
      Await.until(
          "both interpreters answered",
          () -> {
            interpreters.addAll(together(krait, 50, i -> "/interpreter"));
            return interpreters.size() == 2;
          });
      assertThat(RawHttp.get(krait.port(), "/environ").body())
          .contains("\"wsgi.multiprocess\": true");
    }
  }
}
