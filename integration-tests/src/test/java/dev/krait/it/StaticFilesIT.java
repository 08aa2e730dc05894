package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files beside an application that answers everything else with the path it saw.
class StaticFilesIT {
  private static final int MOUNTED_SIZE = 3_000_000;

  @TempDir private static Path folder = Path.of("set by JUnit");
  private static Server server;

  @BeforeAll
  static void start() throws IOException {
    write(
        "echo.py",
        """
        def app(environ, start_response):
            start_response("200 OK", [("Content-Type", "text/plain; charset=latin-1")])
            return [("app saw " + environ["PATH_INFO"]).encode("latin-1")]
        """);
    write("public/a.css", "body {}\n");
    write("public/empty.txt", "");
    write("public/.hidden", "secret");
    write("public/sub/index.html", "<p>");
    write("passwd", "secret");
    write("uploads/1.txt", "an upload");
    Fixtures.zeros(folder.resolve("public"), MOUNTED_SIZE);
    Files.createSymbolicLink(folder.resolve("public/out"), folder.resolve("passwd"));
    server =
        Server.krait(
            folder,
            Map.of("KRAIT_JIT", "off"),
            List.of(
                "serve",
                "-b",
                "127.0.0.1:0",
                "--static-map",
                "/static=public",
                "--static-map",
                "/static/up=uploads",
                "echo:app"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private static Answer get(String target, String fields) throws IOException {
    return RawHttp.ask(
        server.port(), "GET " + target + " HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n");
  }

  private static Answer get(String target) throws IOException {
    return get(target, "");
  }

  @Test
  void aFileIsServedAndEverythingElseIsTheApplications() throws IOException {
    Answer css = get("/static/a.css");
    assertThat(css.status()).isEqualTo(200);
    assertThat(css.body()).isEqualTo("body {}\n");
    assertThat(css.header("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(css.header("Server").orElse("")).startsWith("krait/");
    assertThat(css.header("Date")).isPresent();
    assertThat(get("/static/empty.txt").header("Content-Length")).contains("0");
    assertThat(get("/static/up/1.txt").body()).isEqualTo("an upload");
    assertThat(get("/%73tatic%2fa.css").body()).isEqualTo("body {}\n");
    assertThat(get("/static/zeros").body()).hasSize(MOUNTED_SIZE);
    assertThat(get("/statics/a.css").body()).isEqualTo("app saw /statics/a.css");
    assertThat(get("/").body()).isEqualTo("app saw /");
  }

  /// Rows 23, 27, 112 and 113 of the fault table.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/../passwd",
        "/static/%2e%2e/passwd",
        "/static/.%2e/passwd",
        "/static/..%2fpasswd",
        "/static/..;/passwd",
        "/static/..;x=1/passwd",
        "/static/%5c..%5cpasswd",
        "/static/..%5cpasswd",
        "/static//etc/passwd",
        "/static/%2fetc/passwd",
        "/static/%00",
        "/static/a.css%00",
        "/static/a.css%00.txt",
        "/static/%c0%ae%c0%ae/passwd",
        "/static/%c0%ae./passwd",
        "/static/%252e%252e/passwd",
        "/static/%ff",
        "/static/sub/../a.css",
        "/static/./a.css",
        "/static/out",
        "/static/.hidden",
        "/static/%2ehidden",
        "/static",
        "/static/",
        "/static/sub",
        "/static/sub/",
        "/static/a.css/",
        "/static/none"
      })
  void whatIsNoFileInTheFolderIsNotFound(String target) throws IOException {
    Answer answer = get(target);

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("Not Found\n");
  }

  @Test
  void dotsThatLeaveThePrefixAreTheApplicationsToSee() throws IOException {
    assertThat(get("/../../etc/passwd").body()).isEqualTo("app saw /../../etc/passwd");
    assertThat(get("/%2e%2e/x").body()).isEqualTo("app saw /../x");
    assertThat(get("/x/../static/a.css").body()).isEqualTo("app saw /x/../static/a.css");
    assertThat(get("/%00").body()).isEqualTo("app saw /\0");
  }

  /// Row 114.
  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void otherMethodsAreNotAllowedAndTheConnectionGoesOn(String method) throws IOException {
    try (RawHttp connection = new RawHttp(server.port())) {
      connection.send(
          method
              + " /static/a.css HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello"
              + "GET /static/a.css HTTP/1.1\r\nHost: h\r\n\r\n");
      Answer refused = connection.answer();

      assertThat(refused.status()).isEqualTo(405);
      assertThat(refused.header("Allow")).contains("GET, HEAD");
      assertThat(connection.answer().body()).isEqualTo("body {}\n");
    }
  }

  /// Row 115.
  @Test
  void oneRangeIsServedAndAThousandAreTheWholeFileOnce() throws IOException {
    Answer part = get("/static/a.css", "Range: bytes=5-6\r\n");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("{}");
    assertThat(part.header("Content-Range")).contains("bytes 5-6/8");
    assertThat(get("/static/zeros", "Range: bytes=2000000-\r\n").body()).hasSize(1_000_000);
    assertThat(get("/static/a.css", "Range: bytes=9-1\r\n").status()).isEqualTo(416);
    assertThat(get("/static/a.css", "Range: bytes=" + "0-1,".repeat(999) + "0-1\r\n").body())
        .isEqualTo("body {}\n");
    String tag = part.header("ETag").orElseThrow();
    assertThat(get("/static/a.css", "Range: bytes=0-0\r\nIf-Range: " + tag + "\r\n").status())
        .isEqualTo(206);
    assertThat(get("/static/a.css", "Range: bytes=0-0\r\nIf-Range: W/" + tag + "\r\n").status())
        .isEqualTo(200);
  }

  @Test
  void whatTheClientHasIsNotSentAgain() throws IOException {
    Answer first = get("/static/a.css");
    try (RawHttp connection = new RawHttp(server.port())) {
      connection.send(
          "GET /static/a.css HTTP/1.1\r\nHost: h\r\nIf-None-Match: "
              + first.header("ETag").orElseThrow()
              + "\r\n\r\nGET /static/a.css HTTP/1.1\r\nHost: h\r\nIf-Modified-Since: "
              + first.header("Last-Modified").orElseThrow()
              + "\r\n\r\nHEAD /static/a.css HTTP/1.1\r\nHost: h\r\n\r\n"
              + "GET /static/a.css HTTP/1.1\r\nHost: h\r\n\r\n");

      assertThat(connection.answer().status()).isEqualTo(304);
      assertThat(connection.answer().status()).isEqualTo(304);
      assertThat(connection.answer(true).header("Content-Length")).contains("8");
      assertThat(connection.answer().body()).isEqualTo("body {}\n");
    }
  }

  @Test
  void aFolderThatIsMissingIsExplained() throws Exception {
    Shell ended =
        Shell.krait(folder, Map.of(), "serve", "--static-map", "/static=publik", "echo:app");

    assertThat(ended.assertRefused(2).log())
        .contains("--static-map: '/static=", "publik' names a folder that does not exist; name");
  }
}
