package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The samples answer the same on Krait as on gunicorn and waitress.
class SamplesIT {
  @TempDir Path scratch;

  @Test
  void helloAnswersLikeOnOtherServers() {
    new Comparison(Samples.HELLO, scratch).play(Samples.helloRequests());
  }

  @Test
  void flaskNotesAnswersLikeOnOtherServers() {
    new Comparison(Samples.FLASK_NOTES, scratch).play(FlaskNotesRequests.all());
  }

  @Test
  void djangoPollsAnswersLikeOnOtherServers() {
    new Comparison(Samples.DJANGO_POLLS, scratch, Samples::makePollsDatabase)
        .play(DjangoPollsRequests.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bottle", "cherrypy", "falcon", "pyramid"})
  void eachFrameworkAnswersLikeOnOtherServers(String framework) {
    new Comparison(Samples.framework(framework), scratch)
        .play(Samples.frameworkRequests(framework));
  }

  @Test
  void kraitPythonMigratesTheDatabaseOfDjangoPolls() {
    Sample sample =
        Samples.DJANGO_POLLS
            .copiedTo(scratch.resolve("polls"))
            .with("KRAIT_VENV", Environments.graalpy().toString())
            .with("KRAIT_JIT", "off");

    assertThat(Samples.manage(sample, List.of(Paths.KRAIT.toString(), "python"), "migrate"))
        .contains("Applying polls.0002_sample_question... OK");
  }

  @Test
  void twoInterpretersKeepEveryNoteThatManyThreadsWriteIntoOneSqliteFile()
      throws InterruptedException, ExecutionException {
    int writers = 8;
    int notes = 10;
    Sample sample = Samples.FLASK_NOTES.copiedTo(scratch.resolve("notes"));

    try (Server server = sample.onKrait("--workers", "2", "--threads", "4")) {
      List<Integer> statuses = write(server, writers, notes);

      assertThat(statuses).hasSize(writers * notes).as(server.log()).containsOnly(201);
      try (Browser browser = new Browser(server.address())) {
        assertThat(browser.play(Step.get("/stream")).body())
            .contains("Notes in all: " + writers * notes);
      }
    }
  }

  private static List<Integer> write(Server server, int writers, int notes)
      throws InterruptedException, ExecutionException {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<List<Integer>>> results =
          threads.invokeAll(Collections.nCopies(writers, () -> write(server, notes)));
      List<Integer> statuses = new ArrayList<>();
      for (Future<List<Integer>> result : results) {
        statuses.addAll(result.get());
      }
      return statuses;
    }
  }

  private static List<Integer> write(Server server, int notes) {
    Step step = Step.json("POST", "/api/notes", "{\"title\": \"one of many\"}");
    try (Browser browser = new Browser(server.address())) {
      return IntStream.range(0, notes).mapToObj(i -> browser.play(step).status()).toList();
    }
  }
}
