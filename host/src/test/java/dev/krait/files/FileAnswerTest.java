package dev.krait.files;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.exchange.Header;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileAnswerTest {
  private static final String MODIFIED = "Fri, 02 Jan 2026 03:04:05 GMT";
  private static final String EARLIER = "Fri, 02 Jan 2026 03:04:04 GMT";

  @TempDir Path folder;
  private Path file = Path.of("set before each test");
  private String tag = "";

  @BeforeEach
  void makeAFileOfTenBytes() throws IOException {
    file = Files.writeString(folder.resolve("a.css"), "0123456789");
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05.678Z")));
    tag = Version.of(file).tag();
  }

  private FileAnswer ask(String method, String... fields) throws IOException {
    return FileAnswer.to(Requests.of(method, fields), file);
  }

  private static String header(FileAnswer answer, String name) {
    return answer.head().headers().stream()
        .filter(header -> header.name().equals(name))
        .map(Header::value)
        .collect(Collectors.joining(" and "));
  }

  /// The status, and what of the file is sent.
  private String outcome(String... fields) throws IOException {
    FileAnswer answer = ask("GET", fields);
    return answer.head().status()
        + (answer.content() instanceof FileAnswer.Content.Region(Path _, long offset, long count)
            ? " " + offset + "+" + count
            : "");
  }

  @Test
  void aFileComesWithAllThatCachesNeed() throws IOException {
    FileAnswer answer = ask("GET");

    assertThat(answer.head().status()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualTo("text/css; charset=utf-8");
    assertThat(header(answer, "Content-Length")).isEqualTo("10");
    assertThat(header(answer, "Last-Modified")).isEqualTo(MODIFIED);
    assertThat(header(answer, "ETag")).isEqualTo(tag).matches("\"[0-9a-f-]+\"");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
  }

  @Test
  void aChangeOfTheSameSizeWithinTheSecondIsAnotherVersion() throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-01-02T03:04:05.679Z")));

    assertThat(Version.of(file).tag()).isNotEqualTo(tag);
    assertThat(outcome("If-None-Match", tag)).isEqualTo("200 0+10");
  }

  @ParameterizedTest
  @CsvSource({"POST", "PUT", "DELETE", "OPTIONS", "get", "PATCH"})
  void otherMethodsAreNotAllowed(String method) throws IOException {
    FileAnswer answer = ask(method);

    assertThat(answer.head().status()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          bytes=0-0               | 206 0+1
          bytes=2-4               | 206 2+3
          bytes=2-                | 206 2+8
          bytes=2-99              | 206 2+8
          bytes=-3                | 206 7+3
          bytes=-99               | 206 0+10
          Bytes=9-9               | 206 9+1
          bytes=10-               | 416
          bytes=10-11             | 416
          bytes=-0                | 416
          bytes=9-1               | 416
          bytes=999999999999999999-999999999999999999 | 416
          bytes=99999999999999999999- | 200 0+10
          bytes=0-99999999999999999999 | 200 0+10
          bytes=-                 | 200 0+10
          bytes=                  | 200 0+10
          bytes=a-b               | 200 0+10
          bytes=1-2,4-5           | 200 0+10
          bytes=--1               | 200 0+10
          lines=1-2               | 200 0+10
          """)
  void oneRangeIsServed(String range, String expected) throws IOException {
    assertThat(outcome("Range", range)).isEqualTo(expected);
  }

  @Test
  void aThousandRangesAreTheFileOnce() throws IOException {
    String many =
        IntStream.range(0, 1000).mapToObj(i -> "0-" + i % 10).collect(Collectors.joining(","));

    assertThat(outcome("Range", "bytes=" + many)).isEqualTo("200 0+10");
    assertThat(outcome("Range", "bytes=0-1", "Range", "bytes=2-3")).isEqualTo("200 0+10");
  }

  @Test
  void aRangeSaysWhatItIsOf() throws IOException {
    assertThat(header(ask("GET", "Range", "bytes=2-4"), "Content-Range")).isEqualTo("bytes 2-4/10");
    assertThat(header(ask("GET", "Range", "bytes=10-"), "Content-Range")).isEqualTo("bytes */10");
    assertThat(ask("HEAD", "Range", "bytes=2-4").head().status()).isEqualTo(200);
  }

  @Test
  void aRangeOfAnEmptyFileCannotBeHad() throws IOException {
    Files.writeString(file, "");

    assertThat(outcome()).isEqualTo("200 0+0");
    assertThat(outcome("Range", "bytes=0-")).isEqualTo("416");
    assertThat(outcome("Range", "bytes=-1")).isEqualTo("416");
  }

  @Test
  void aRangeIsOnlyOfTheVersionThatTheClientHas() throws IOException {
    assertThat(outcome("Range", "bytes=2-4", "If-Range", tag)).isEqualTo("206 2+3");
    assertThat(outcome("Range", "bytes=2-4", "If-Range", MODIFIED)).isEqualTo("206 2+3");
    assertThat(outcome("Range", "bytes=2-4", "If-Range", "W/" + tag)).isEqualTo("200 0+10");
    assertThat(outcome("Range", "bytes=2-4", "If-Range", "\"other\"")).isEqualTo("200 0+10");
    assertThat(outcome("Range", "bytes=2-4", "If-Range", EARLIER)).isEqualTo("200 0+10");
    assertThat(outcome("Range", "bytes=10-", "If-Range", "\"other\"")).isEqualTo("200 0+10");
  }

  @Test
  void whatTheClientHasIsNotSentAgain() throws IOException {
    assertThat(outcome("If-None-Match", tag)).isEqualTo("304");
    assertThat(outcome("If-None-Match", "W/" + tag)).isEqualTo("304");
    assertThat(outcome("If-None-Match", "\"x\" , W/\"y\",," + tag)).isEqualTo("304");
    assertThat(outcome("If-None-Match", "*")).isEqualTo("304");
    assertThat(outcome("If-None-Match", "\"x\"")).isEqualTo("200 0+10");
    assertThat(outcome("If-Modified-Since", MODIFIED)).isEqualTo("304");
    assertThat(outcome("If-Modified-Since", EARLIER)).isEqualTo("200 0+10");
    assertThat(outcome("If-Modified-Since", "yesterday")).isEqualTo("200 0+10");
    assertThat(outcome("If-None-Match", "\"x\"", "If-Modified-Since", MODIFIED))
        .isEqualTo("200 0+10");
    assertThat(header(ask("GET", "If-None-Match", tag), "ETag")).isEqualTo(tag);
  }

  @Test
  void whatTheClientWantsNoOtherVersionOfIsRefused() throws IOException {
    assertThat(outcome("If-Match", tag)).isEqualTo("200 0+10");
    assertThat(outcome("If-Match", "*")).isEqualTo("200 0+10");
    assertThat(outcome("If-Match", "W/" + tag)).isEqualTo("412");
    assertThat(outcome("If-Match", "\"x\"")).isEqualTo("412");
    assertThat(outcome("If-Unmodified-Since", MODIFIED)).isEqualTo("200 0+10");
    assertThat(outcome("If-Unmodified-Since", EARLIER)).isEqualTo("412");
  }

  @ParameterizedTest
  @CsvSource({
    "a.html,text/html; charset=utf-8",
    "a.JS,text/javascript; charset=utf-8",
    "a.b.svg,image/svg+xml",
    "a.woff2,font/woff2",
    "a.unknown,application/octet-stream",
    "html,application/octet-stream",
    "a.,application/octet-stream"
  })
  void theEndOfANameTellsTheType(String name, String type) {
    assertThat(MediaTypes.of(Path.of("/srv/x.png/" + name))).isEqualTo(type);
  }
}
