package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// PEP 3333 seen from the wire: the iterable, its end, and files.
class IterableIT {
  /// No two stretches of it are alike; more than goes out along with a response's head.
  private static final String NUMBERS =
      IntStream.range(0, 20_000).mapToObj("%05d"::formatted).collect(Collectors.joining());

  private static Server krait;

  @BeforeAll
  static void start() {
    krait = Fixtures.start("fixtures:app", "--conformance", "strict");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static Answer get(String target) throws IOException {
    return RawHttp.get(krait.port(), target);
  }

  @Test
  void everyByteValueArrivesUntouched() throws IOException {
    Answer answer = get("/every_byte");

    StringBuilder bytes = new StringBuilder();
    for (char c = 0; c < 256; c++) {
      bytes.append(c);
    }
    assertThat(answer.body()).isEqualTo(bytes.toString().repeat(16));
    assertThat(answer.header("Content-Length")).contains("4096");
  }

  @ParameterizedTest
  @CsvSource({"normal", "raises", "string", "unstarted", "endless"})
  void iterableIsClosedExactlyOnce(String ending) throws IOException {
    String name = "close-" + ending;
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /counted?" + ending + "," + name + " HTTP/1.1\r\nHost: h\r\n\r\n");
      client.readHead();
      if (ending.equals("endless")) {
        client.reset();
      }
    }
    Await.until("it is closed", () -> closes(name) > 0);
    assertThat(closes(name)).isEqualTo(1);
  }

  @Test
  void iterableIsClosedAfterHeadToo() throws IOException {
    Answer answer =
        RawHttp.ask(krait.port(), "HEAD /counted?normal,head HTTP/1.1\r\nHost: h\r\n\r\n");

    assertThat(answer.status()).isEqualTo(200);
    Await.until("it is closed", () -> closes("head") == 1);
  }

  private static int closes(String name) {
    try {
      return Integer.parseInt(get("/closes?" + name).body());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void errorInCloseLeavesTheAnswerIntact() throws IOException {
    Answer answer = get("/close_raises");

    assertThat(answer.body()).isEqualTo("intact");
    assertThat(answer.whole()).isTrue();
    Await.until("it is logged", () -> krait.log().contains("close failed"));
  }

  @Test
  void bodyShorterThanItsContentLengthIsVisiblyCut() throws IOException {
    Answer answer = get("/length?10,4");

    assertThat(answer.body()).hasSize(4);
    assertThat(answer.whole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"5,3,4", "5,9", "5,5,4"})
  void noMoreThanTheContentLengthIsSent(String sizes) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /length?" + sizes + " HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("xxxxx");
      client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("late");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"204 No Content", "304 Not Modified"})
  void statusWithoutBodySendsNoneAndKeepsTheConnection(String status) throws IOException {
    String target = "/status?" + status.replace(' ', '+');
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n");
      Answer answer = client.answer();
      assertThat(answer.lines().getFirst()).isEqualTo("HTTP/1.1 " + status);
      assertThat(answer.header("Transfer-Encoding")).isEmpty();
      client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("late");
    }
  }

  @Test
  void ownReasonPhraseIsKept() throws IOException {
    assertThat(get("/status?299+Fine+By+Me").lines().getFirst())
        .isEqualTo("HTTP/1.1 299 Fine By Me");
  }

  @Test
  void headSendsTheHeadersOfGetAndNoBody() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("HEAD /every_byte HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer(true).header("Content-Length")).contains("4096");
      client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("late");
    }
  }

  @Test
  void http10GetsNoChunksAndTheConnectionEnds() throws IOException {
    Answer answer = RawHttp.ask(krait.port(), "GET /generator HTTP/1.0\r\n\r\n");

    assertThat(answer.header("Transfer-Encoding")).isEmpty();
    assertThat(answer.body()).isEqualTo("one,two");
  }

  @Test
  void requestRunsInAContextOfItsOwnUntilItsEnd() throws IOException {
    assertThat(get("/context?a").body()).isEqualTo("unset a");
    assertThat(get("/context?b").body()).isEqualTo("unset b");
  }

  @Test
  void hashlibHasScrypt() throws IOException {
    assertThat(get("/scrypt").body()).startsWith("fdbabe1c9d3472007856e7190d01e9fe").hasSize(128);
  }

  @Test
  void deepRecursionEndsInRecursionErrorOnly() throws IOException {
    assertThat(get("/recursion").body()).isEqualTo("1500");
  }

  @ParameterizedTest
  @CsvSource({
    "temporary,0,100000",
    "rest,90003,9997",
    "bytesio,0,100000",
    "gzip,0,100000",
    "spooled,0,100000",
    "temporary,0,17",
    "temporary,0,70000",
    "rest,90003,5",
    "bytesio,0,17"
  })
  void fileWrapperSendsWhatIsLeftOfAnyFileAndNoMoreThanItsContentLength(
      String kind, int from, int length) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /file?" + kind + ",," + length + " HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo(NUMBERS.substring(from, from + length));
      client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("late");
    }
  }

  @ParameterizedTest
  @CsvSource({"temporary,0", "rest,90003", "spooled,0"})
  void fileWrapperFindsOutTheLengthOfRealFiles(String kind, int from) throws IOException {
    Answer answer = get("/file?" + kind);

    assertThat(answer.header("Content-Length")).contains(String.valueOf(NUMBERS.length() - from));
    assertThat(answer.body()).isEqualTo(NUMBERS.substring(from));
  }

  @Test
  void realFilesAreSentWithTheirLength() throws IOException {
    String path = Paths.FIXTURES.resolve("fixtures.py").toString();
    Answer answer =
        get("/file?path," + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("%2F", "/"));

    assertThat(answer.header("Content-Length")).isPresent();
    assertThat(answer.body()).startsWith("\"\"\"Small WSGI applications");
    assertThat(List.of(get("/file?unused").body())).containsExactly("unused");
  }
}
