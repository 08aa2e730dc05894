package dev.krait.it;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;

/// What is asked of the sample `flask-notes`.
final class FlaskNotesRequests {
  private static final int LARGE = 700_000;

  private FlaskNotesRequests() {}

  static List<Step> all() {
    return Stream.of(pages(), attachments(), api(), streamsAndStatics())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Step> pages() {
    return List.of(
        Step.get("/"),
        Step.form(
                "/notes", Map.of("title", "Grüße & <b>snakes</b>", "body", "a\nb", "author", "Ada"))
            .answers(303),
        Step.get("/notes/1"),
        Step.get("/notes/1"), // the flashed message is gone by now
        Step.get("/"),
        Step.form("/notes", Map.of("title", "", "body", "no title")).answers(422),
        Step.get("/notes/99").answers(404),
        Step.get("/nowhere/%E2%98%83?q=%FF").answers(404),
        Step.of("HEAD", "/"),
        Step.of("OPTIONS", "/notes"),
        Step.of("DELETE", "/").answers(405));
  }

  private static List<Step> attachments() {
    Map<String, String> note = Map.of("title", "With a file", "body", "see there");
    return List.of(
        Step.upload("/notes", note, "attachments", "bytes.bin", bytes(LARGE)).answers(303),
        Step.get("/notes/2"),
        Step.get("/attachments/1"),
        Step.of("HEAD", "/attachments/1"),
        Step.get("/attachments/1").with("Range", "bytes=1000-1999").answers(206),
        Step.get("/attachments/1").with("Range", "bytes=9999999-").answers(416),
        Step.upload("/notes", note, "attachments", "ü.txt", bytes(10)).inChunks().answers(303),
        Step.get("/attachments/2"),
        Step.upload("/notes", note, "attachments", "none.txt", bytes(0)).answers(303),
        Step.get("/attachments/3"),
        Step.form("/notes/2/delete", Map.of()).answers(303),
        Step.get("/attachments/1").answers(404));
  }

  private static List<Step> api() {
    String note =
        "{\"title\": \"Käse \uD83D\uDC0D\", \"body\": \"from the API\", \"author\": \"Bob\"}";
    return List.of(
        Step.json("POST", "/api/notes", note).answers(201),
        Step.json("POST", "/api/notes", note).inChunks().answers(201),
        Step.json("POST", "/api/notes", "{\"title\": ").answers(400),
        Step.json("POST", "/api/notes", "[]").answers(400),
        Step.json("POST", "/api/notes", "{}").answers(422),
        Step.get("/api/notes"),
        Step.get("/api/notes/5"),
        Step.of("DELETE", "/api/notes/5").answers(204),
        Step.of("DELETE", "/api/notes/5").answers(404),
        Step.get("/api/notes?after=3"));
  }

  private static List<Step> streamsAndStatics() {
    return List.of(
        Step.get("/stream"),
        Step.get("/export.csv"),
        Step.get("/static/style.css"),
        Step.get("/static/style.css")
            .with("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
            .answers(304),
        Step.get("/static/../app.py").answers(404));
  }

  private static byte[] bytes(int count) {
    byte[] bytes = new byte[count];
    new Random(count).nextBytes(bytes);
    return bytes;
  }
}
