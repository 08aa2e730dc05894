package dev.krait.it;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/// The sample applications, and what is asked of the small ones.
final class Samples {
  static final Sample HELLO =
      Sample.named("hello", "hello:application", Map.of("HELLO_SECRET", "the same everywhere"));

  static final Sample FLASK_NOTES =
      Sample.named("flask-notes", "app:app", Map.of("SECRET_KEY", "the same everywhere"));

  static final Sample DJANGO_POLLS =
      Sample.named(
          "django-polls",
          "mysite.wsgi:application",
          Map.of("POLLS_SECRET_KEY", "the same everywhere"));

  private Samples() {}

  /// @param name in lower case
  static Sample framework(String name) {
    return Sample.named("frameworks", name + "_app:app", Map.of());
  }

  static List<Step> helloRequests() {
    return List.of(
        Step.get("/"),
        Step.get("/?q=%C3%BC"),
        Step.get("/stream"),
        Step.get("/visits"),
        Step.get("/visits"),
        Step.get("/private").answers(401),
        Step.get("/private").with("Authorization", basic("ada:lovelace")),
        Step.get("/private").with("Authorization", basic("ada:wrong")).answers(401),
        Step.get("/nowhere").answers(404));
  }

  static List<Step> frameworkRequests(String name) {
    return List.of(
        Step.get("/hello/J%C3%BCrgen"),
        Step.get("/hello/%3Cb%3E"),
        Step.get("/json"),
        Step.form("/echo", Map.of("name", "Ümit & Söhne", "snake", "\uD83D\uDC0D")),
        Step.get("/stream"),
        Step.of("HEAD", "/hello/you").answers(name.equals("falcon") ? 405 : 200),
        Step.get("/nowhere").answers(404));
  }

  /// Makes the database of a copy of [#DJANGO_POLLS], with the administrator that
  /// [DjangoPollsRequests] logs in as.
  static void makePollsDatabase(Sample copy) {
    List<String> python = List.of(Environments.cpython().resolve("bin/python").toString());
    manage(copy, python, "migrate");
    manage(copy, python, "createsuperuser", "--noinput", "--email", "a@example.org");
  }

  /// Runs `manage.py` and returns what it printed.
  static String manage(Sample sample, List<String> python, String... words) {
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
