package dev.krait.it;

import static dev.krait.it.Expectation.answeredByHost;
import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows 112 to 117: files that the host serves, and TLS.
final class StaticFaults {
  private static final Path FOLDER = make();

  /// How many look for files, at most.
  static final int THREADS = 2;

  private StaticFaults() {}

  static List<String> serverOptions() {
    return List.of("--static-map", "/static=" + FOLDER.resolve("public"));
  }

  /// Asks for one that is there.
  static void file(Place place) throws IOException {
    assertThat(place.get("/static/file.txt").body()).isEqualTo("0123456789");
  }

  static List<Fault> rows() {
    return Stream.of(files(), ranges(), tls()).flatMap(List::stream).toList();
  }

  private static Path make() {
    try {
      Path folder = Files.createTempDirectory("krait-it-static");
      Path open = Files.createDirectories(folder.resolve("public/folder"));
      Files.writeString(folder.resolve("secret.txt"), "secret");
      Files.writeString(open.resolveSibling(".hidden"), "secret");
      Files.writeString(open.resolve("inner.txt"), "inner");
      Files.writeString(open.resolveSibling("file.txt"), "0123456789");
      Files.createSymbolicLink(open.resolveSibling("link.txt"), folder.resolve("secret.txt"));
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Fault.Check hidden(String... names) {
    return place -> {
      for (String name : names) {
        RawHttp.Answer answer = place.get("/static/" + name);
        assertThat(answer.status()).as(name).isIn(400, 403, 404);
        assertThat(answer.body()).as(name).doesNotContain("secret", "root:");
      }
    };
  }

  private static List<Fault> files() {
    return List.of(
        row(
                112,
                "`/static/` and `../x`, `%2e%2e/x`, `..%2fx`, `..;/x`, `%5c..%5cx`, `/etc/passwd`,"
                    + " `%00`, `%c0%ae%c0%ae/x`",
                "403 or 404")
            .does(
                "404, or 400; nothing from outside",
                hidden(
                    "../secret.txt",
                    "%2e%2e/secret.txt",
                    "..%2fsecret.txt",
                    "..;/secret.txt",
                    "%5c..%5csecret.txt",
                    "/etc/passwd",
                    "file.txt%00",
                    "%c0%ae%c0%ae/secret.txt")),
        row(113, "a link out of the folder; a dot-file; a folder", "404")
            .does("404", hidden("link.txt", ".hidden", "folder", "folder/", "")),
        row(114, "POST to a file", "405")
            .gets(
                answeredByHost(405),
                "POST /static/file.txt HTTP/1.1\r\nHost: h\r\nContent-Length: 0\r\n\r\n"));
  }

  private static List<Fault> ranges() {
    return List.of(
        row(
                115,
                "`Range` with 1000 parts; `bytes=9-1`; a weak ETag in If-Range",
                "200 or 416, bounded work")
            .does(
                "the whole file, once",
                place -> {
                  String many =
                      IntStream.range(0, 1000)
                          .mapToObj(i -> "0-9")
                          .collect(Collectors.joining(",", "bytes=", ""));
                  for (String fields :
                      List.of(
                          "Range: " + many,
                          "Range: bytes=9-1",
                          "Range: bytes=0-1\r\nIf-Range: W/\"1\"")) {
                    RawHttp.Answer answer =
                        place.ask(
                            "GET /static/file.txt HTTP/1.1\r\nHost: h\r\n" + fields + "\r\n\r\n");
                    assertThat(answer.status()).as(fields).isIn(200, 416);
                    assertThat(answer.body().length()).as(fields).isLessThan(200);
                  }
                }));
  }

  private static List<Fault> tls() {
    return List.of(
        row(116, "a TLS 1.0 or 1.1 client", "handshake failure")
            .does(
                "alert `protocol_version`, closed",
                place -> {
                  for (int minor = 1; minor <= 2; minor++) {
                    assertOnlyAlert(place, minor);
                  }
                })
            .through(Door.TLS),
        row(117, "a chunked answer over TLS 1.3, the client closes its half", "no thread spins")
            .does(
                "the answer goes on, no thread spins",
                place -> {
                  try (RawHttp connection = place.connect(Place.request("/gated?half"))) {
                    connection.readHead();
                    assertThat(connection.readChunk()).isEqualTo("first");
                    connection.finish();
                    long before = Cpu.millis(place);
                    Thread.sleep(Cpu.WHILE);
                    assertThat(Cpu.millis(place) - before).isLessThan(Cpu.WHILE.toMillis() / 4);
                    place.get("/open_gate?half");
                    connection.countToEnd();
                  }
                })
            .through(Door.TLS));
  }

  /// Sends a ClientHello of TLS 1.0 or 1.1, which no client library offers any more.
  private static void assertOnlyAlert(Place place, int minor) throws IOException {
    char version = (char) minor;
    String suites = "\u0000\u0004\u00c0\u0014\u0000/";
    String body = "\u0003" + version + "r".repeat(32) + "\u0000" + suites + "\u0001\u0000";
    String hello = "\u0001\u0000\u0000" + (char) body.length() + body;
    try (RawHttp raw = new RawHttp(place.server().port())) {
      raw.send("\u0016\u0003" + version + "\u0000" + (char) hello.length() + hello);
      String answer = raw.read(7);
      assertThat(answer.charAt(0)).as("an alert").isEqualTo('\u0015');
      assertThat(answer.charAt(6)).as("protocol_version or handshake_failure").isIn('F', '(');
      assertThat(raw.closed()).isTrue();
    }
  }
}
