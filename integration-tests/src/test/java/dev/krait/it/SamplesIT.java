package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
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
  private static final Sample FLASK_NOTES =
      Sample.named("flask-notes", "app:app", Map.of("SECRET_KEY", "the same everywhere"));

  private static final Sample DJANGO_POLLS =
      Sample.named(
          "django-polls",
          "mysite.wsgi:application",
          Map.of("POLLS_SECRET_KEY", "the same everywhere"));

  @TempDir Path scratch;

  @Test
  void helloAnswersLikeOnOtherServers() {
    Sample hello =
        Sample.named("hello", "hello:application", Map.of("HELLO_SECRET", "the same everywhere"));

    new Comparison(hello, scratch)
        .play(
            List.of(
                Step.get("/"),
                Step.get("/?q=%C3%BC"),
                Step.get("/stream"),
                Step.get("/visits"),
                Step.get("/visits"),
                Step.get("/private").answers(401),
                Step.get("/private").with("Authorization", basic("ada:lovelace")),
                Step.get("/private").with("Authorization", basic("ada:wrong")).answers(401),
                Step.get("/nowhere").answers(404)));
  }

  @Test
  void flaskNotesAnswersLikeOnOtherServers() {
    new Comparison(FLASK_NOTES, scratch).play(FlaskNotesRequests.all());
  }

  @Test
  void djangoPollsAnswersLikeOnOtherServers() {
    new Comparison(DJANGO_POLLS, scratch, SamplesIT::makePollsDatabase)
        .play(DjangoPollsRequests.all());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bottle", "cherrypy", "falcon", "pyramid"})
  void eachFrameworkAnswersLikeOnOtherServers(String framework) {
    new Comparison(Sample.named("frameworks", framework + "_app:app", Map.of()), scratch)
        .play(
            List.of(
                Step.get("/hello/J%C3%BCrgen"),
                Step.get("/hello/%3Cb%3E"),
                Step.get("/json"),
                Step.form("/echo", Map.of("name", "Ümit & Söhne", "snake", "\uD83D\uDC0D")),
                Step.get("/stream"),
                Step.of("HEAD", "/hello/you").answers(framework.equals("falcon") ? 405 : 200),
                Step.get("/nowhere").answers(404)));
  }

  @Test
  void kraitPythonMigratesTheDatabaseOfDjangoPolls() {
    Sample sample =
        DJANGO_POLLS
            .copiedTo(scratch.resolve("polls"))
            .with("KRAIT_VENV", Environments.graalpy().toString());

    assertThat(manage(sample, List.of(Paths.KRAIT.toString(), "python"), "migrate"))
        .contains("Applying polls.0002_sample_question... OK");
  }

  @Test
  void twoInterpretersKeepEveryNoteThatManyThreadsWriteIntoOneSqliteFile()
      throws InterruptedException, ExecutionException {
    int writers = 8;
    int notes = 10;
    Sample sample = FLASK_NOTES.copiedTo(scratch.resolve("notes"));

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

  private static void makePollsDatabase(Sample copy) {
    List<String> python = List.of(Environments.cpython().resolve("bin/python").toString());
    manage(copy, python, "migrate");
    manage(copy, python, "createsuperuser", "--noinput", "--email", "a@example.org");
  }

  private static String manage(Sample sample, List<String> python, String... words) {
    List<String> command = new ArrayList<>(python);
    command.add("manage.py");
    command.addAll(List.of(words));
    Sample withAdmin =
        sample
            .with("DJANGO_SUPERUSER_USERNAME", DjangoPollsRequests.ADMIN)
            .with("DJANGO_SUPERUSER_PASSWORD", DjangoPollsRequests.PASSWORD);
    return Command.run(sample.folder(), withAdmin.environment(), command);
  }

  private static String basic(String credentials) {
    return "Basic "
        + Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
  }
}
