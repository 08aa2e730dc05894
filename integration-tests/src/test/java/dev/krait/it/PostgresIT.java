package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The notes on a real PostgreSQL.
class PostgresIT {
  @Test
  void flaskNotesKeepsItsNotesInPostgres(@TempDir Path scratch) {
    try (PostgresCluster postgres = PostgresCluster.start();
        Server server = notesOn(postgres, scratch);
        Browser browser = new Browser(server.address())) {
      List<Integer> statuses =
          List.of(
              browser.play(note("Grüße")).status(),
              browser.play(note("to go")).status(),
              browser.play(Step.form("/notes/2/delete", Map.of())).status());

      assertThat(statuses).as(server.log()).containsOnly(303);
      assertThat(browser.play(Step.get("/api/notes")).body())
          .contains("\"id\":1")
          .doesNotContain("to go");
      assertThat(postgres.query("SELECT id, author, title FROM note")).isEqualTo("1|Ada|Grüße");
    }
  }

  private static Step note(String title) {
    return Step.form("/notes", Map.of("title", title, "author", "Ada"));
  }

  private static Server notesOn(PostgresCluster postgres, Path scratch) {
    Map<String, String> environment = Map.of("SECRET_KEY", "any", "DATABASE_URL", postgres.url());
    return Sample.named("flask-notes", "app:app", environment)
        .copiedTo(scratch.resolve("notes"))
        .onKrait();
  }
}
