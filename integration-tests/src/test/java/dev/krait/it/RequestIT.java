package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What an application sees of a request: environ, wsgi.input, wsgi.errors, its process; and what
/// it never sees.
class RequestIT {
  private static final String HOST = " HTTP/1.1\r\nHost: h\r\n";
  private static Server krait;

  @BeforeAll
  static void start() {
    krait =
        Fixtures.start(
            "fixtures:app", "--env", "GREETING=hello world", "--environ", "site.name=north");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static String environ(String request) throws IOException {
    return RawHttp.ask(krait.port(), request).body();
  }

  @Test
  void aQueryMayBeginWithAQuestionMark() throws IOException {
    assertThat(environ("GET /environ??a" + HOST + "\r\n")).contains("\"QUERY_STRING\": \"?a\"");
  }

  @Test
  void environIsAPlainDictOfExactTypes() throws IOException {
    String seen = environ("GET /environ?a=%20+&b" + HOST + "X-One: 1\r\n\r\n");

    assertThat(seen)
        .contains("\"type\": \"dict\"")
        .contains("\"wsgi.version\": \"builtins.tuple\"", "\"version\": [1, 0]")
        .contains("\"SERVER_PORT\": \"builtins.str\"", "\"HTTP_X_ONE\": \"builtins.str\"")
        .contains("\"QUERY_STRING\": \"a=%20+&b\"", "\"HTTP_X_ONE\": \"1\"")
        .contains("\"SCRIPT_NAME\": \"\"", "\"wsgi.url_scheme\": \"http\"")
        .contains("\"REQUEST_URI\": \"/environ?a=%20+&b\"", "\"RAW_URI\": \"/environ?a=%20+&b\"")
        .contains("\"SERVER_PROTOCOL\": \"HTTP/1.1\"", "\"REMOTE_ADDR\": \"127.0.0.1\"")
        .contains("\"wsgi.multithread\": true", "\"wsgi.multiprocess\": false")
        .contains("\"wsgi.run_once\": false", "\"wsgi.input_terminated\": true")
        .contains("\"SERVER_SOFTWARE\": \"krait/", "\"site.name\": \"north\"")
        .doesNotContain("ForeignNone")
        .doesNotContain("polyglot");
  }

  @Test
  void everyKeyOfTheServersIsDocumented() throws IOException {
    String page = Files.readString(Paths.REPOSITORY.resolve("host/docs/environ.md"));
    String seen = environ("GET /environ HTTP/1.0\r\n\r\n");

    assertThat(Pattern.compile("\"([\\w.]+)\": \"\\w+\\.\\w+").matcher(seen).results())
        .map(key -> key.group(1))
        .filteredOn(key -> !key.equals("site.name"))
        .hasSizeGreaterThan(15)
        .allSatisfy(key -> assertThat(page).contains("`" + key + "`"));
  }

  @Test
  void environIsFreshForEachRequest() throws IOException {
    environ("GET /environ" + HOST + "\r\n");

    assertThat(environ("GET /environ" + HOST + "\r\n")).doesNotContain("leftover");
  }

  @Test
  void absentHeadersAreAbsentKeys() throws IOException {
    assertThat(environ("GET /environ" + HOST + "\r\n"))
        .doesNotContain("CONTENT_TYPE")
        .doesNotContain("CONTENT_LENGTH")
        .doesNotContain("REMOTE_USER");
  }

  @Test
  void contentTypeAndLengthHaveNoPrefix() throws IOException {
    String request = "POST /environ" + HOST + "Content-Type: text/x\r\nContent-Length: 2\r\n\r\nab";

    assertThat(environ(request))
        .contains("\"CONTENT_TYPE\": \"text/x\"", "\"CONTENT_LENGTH\": \"2\"")
        .doesNotContain("HTTP_CONTENT");
  }

  @ParameterizedTest
  @CsvSource({
    "/environ/a%2Fb, /environ/a/b",
    "/environ/%ff%fe, /environ/\\u00ff\\u00fe",
    "/environ/%E2%82%AC, /environ/\\u00e2\\u0082\\u00ac",
    "/environ/a;b=1/c;d, /environ/a;b=1/c;d",
    "/environ//x, /environ//x",
    "/environ/../x, /environ/../x",
    "/environ/%00, /environ/\\u0000",
    "http://h/environ/p, /environ/p",
  })
  void pathIsDecodedToBytesReadAsLatin1(String target, String path) throws IOException {
    assertThat(environ("GET " + target + HOST + "\r\n"))
        .contains("\"PATH_INFO\": \"" + path + "\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {" HTTP/1.1\r\nHost: h\r\n\r\n", " HTTP/1.0\r\n\r\n"})
  void hostOfAnAbsoluteTargetWinsOverTheField(String rest) throws IOException {
    assertThat(environ("GET http://other.example:81/environ?a" + rest))
        .contains("\"HTTP_HOST\": \"other.example:81\"", "\"PATH_INFO\": \"/environ\"");
  }

  @Test
  void duplicateHeadersAreJoinedCookiesTheirOwnWay() throws IOException {
    String request =
        "GET /environ" + HOST + "X-A: 1\r\nX-A: 2\r\nCookie: a=1\r\nCookie: b=2\r\n\r\n";

    assertThat(environ(request)).contains("\"HTTP_X_A\": \"1,2\"", "\"HTTP_COOKIE\": \"a=1; b=2\"");
  }

  @Test
  void headersThatCouldPoseAsOthersAreLeftOut() throws IOException {
    String request =
        "GET /environ"
            + HOST
            + "X_Real_IP: 1\r\nProxy: http://e\r\nRemote-User: admin\r\nX-U: \u00e4\r\n\r\n";

    assertThat(environ(request))
        .doesNotContain("HTTP_X_REAL_IP")
        .doesNotContain("HTTP_PROXY")
        .doesNotContain("\"REMOTE_USER\"")
        .contains("\"HTTP_REMOTE_USER\": \"admin\"", "\"HTTP_X_U\": \"\\u00e4\"");
  }

  @Test
  void http10WithoutHostStillHasAServerName() throws IOException {
    assertThat(environ("GET /environ HTTP/1.0\r\n\r\n"))
        .contains("\"SERVER_PROTOCOL\": \"HTTP/1.0\"", "\"SERVER_NAME\": \"127.0.0.1\"");
  }

  @Test
  void applicationIsCalledWithTwoPositionalArguments() throws IOException {
    assertThat(RawHttp.get(krait.port(), "/arguments").body()).isEqualTo("2 0");
  }

  @Test
  void processLooksLikeUnderAnyServer() throws IOException {
    String folder = Paths.FIXTURES.toString();

    assertThat(RawHttp.get(krait.port(), "/process").body())
        .contains("\"cwd\": \"" + folder + "\"", "\"path0\": \"" + folder + "\"")
        .contains(
            "\"file\": \"" + folder + "/fixture_requests.py\"", "\"greeting\": \"hello world\"")
        .contains("\"main\": \"fixture_requests\"", "\"argv\": [\"");
  }

  @ParameterizedTest
  @ValueSource(strings = {"fixed", "chunked", "streamed"})
  void inputIsReadInAnyWay(String kind) throws IOException {
    String body = "abcde\nfghi\njk";
    String steps = "read.3,readline,read.0,readline.2,iterate,read,read.5,readline";
    String head = "POST /read?" + steps + HOST;
    String request =
        switch (kind) {
          case "fixed" -> head + "Content-Length: 13\r\n\r\n" + body;
          case "chunked" ->
              head + "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n9\r\ne\nfghi\njk\r\n0\r\n\r\n";
          default -> head + "Expect: 100-continue\r\nContent-Length: 13\r\n\r\n";
        };
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(request);
      if (kind.equals("streamed")) {
        assertThat(client.answer().status()).isEqualTo(100);
        client.send(body);
      }
      assertThat(client.answer().body())
          .isEqualTo(
              "[[\"abc\"], [\"de\\n\"], [\"\"], [\"fg\"], [\"hi\\n\", \"jk\"], [\"\"], [\"\"], [\"\"]]");
    }
  }

  @Test
  void chunkedBodyHasNoContentLength() throws IOException {
    String request =
        "POST /environ" + HOST + "Transfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n";

    assertThat(environ(request))
        .doesNotContain("CONTENT_LENGTH")
        .doesNotContain("HTTP_TRANSFER_ENCODING");
  }

  @Test
  void continueIsNotSentToAnApplicationThatDoesNotRead() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(
          "POST /ignores_body" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\n");

      assertThat(client.answer().status()).isEqualTo(200);
      assertThat(client.closed()).isTrue();
    }
  }

  @Test
  void bodyThatIsNotReadNeverBecomesARequest() throws IOException {
    String smuggled = "GET /raises" + HOST + "\r\n";
    String body = smuggled + "x".repeat(200_000);
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /ignores_body" + HOST + "Content-Length: " + body.length() + "\r\n\r\n");
      client.send(body);

      assertThat(client.answer().body()).isEqualTo("ignored");
      assertThat(client.closed()).isTrue();
    }
  }

  @Test
  void keepAliveSurvivesAnUnreadSmallBody() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /ignores_body" + HOST + "Content-Length: 5\r\n\r\nabcde");
      assertThat(client.answer().body()).isEqualTo("ignored");
      client.send("POST /closes_input" + HOST + "Content-Length: 5\r\n\r\nabcde");
      assertThat(client.answer().body()).isEqualTo("survived");
    }
  }

  @Test
  void truncatedBodyIsAnErrorOnlyForItsOwnRequest() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /digest" + HOST + "Content-Length: 100000\r\n\r\nshort").finish();
      assertThat(client.readHead()).startsWith("HTTP/1.1 400");
    }
    assertThat(RawHttp.get(krait.port(), "/late").status()).isEqualTo(202);
  }

  @Test
  void errorsAndLogsReachTheHostsLogUnderTheirNames() throws IOException {
    RawHttp.get(krait.port(), "/errors");
    RawHttp.get(krait.port(), "/logs");

    Await.until("all is logged", () -> krait.log().contains("printed error"));
    assertThat(krait.log().lines())
        .anyMatch(line -> line.contains("[wsgi.errors] euro \u20ac surrogate \\ud800"))
        .anyMatch(line -> line.contains("[wsgi.errors] two parts"))
        .anyMatch(line -> line.matches(".*WARN +\\[shop.orders] low stock: 3"))
        .anyMatch(line -> line.matches(".*INFO +\\[python.stdout] printed line"))
        .anyMatch(line -> line.contains("[python.stderr] printed error"));
    assertThat(krait.output().lines()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET http://u@evil HTTP/1.1|400",
        "GET http://u@evil/ HTTP/1.1|400",
        "CONNECT h:443 HTTP/1.1|405",
        "OPTIONS * HTTP/1.1|204",
        "GET /x%zz HTTP/1.1|400",
        "GET / HTTP/0.9|400",
        "head / HTTP/1.1|501",
        "connect / HTTP/1.1|501",
        "options * HTTP/1.1|400",
      })
  void targetsThatNameNoResourceAreAnsweredByTheHost(String line, int status) throws IOException {
    Answer answer = RawHttp.ask(krait.port(), line + "\r\nHost: h\r\n\r\n");

    assertThat(answer.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Content-Length: 18446744073709551621|400",
        "Content-Length: +5|400",
        "Transfer-Encoding: gzip, chunked|501",
        "Transfer-Encoding: identity|501",
        "Expect: a-miracle|417",
      })
  void framingThatCouldBeReadInTwoWaysIsRefused(String header, int status) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("POST /late" + HOST + header + "\r\n\r\n");

      assertThat(client.answer().status()).isEqualTo(status);
      assertThat(client.closed()).isTrue();
    }
  }
}
