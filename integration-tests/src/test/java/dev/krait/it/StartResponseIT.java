package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PEP 3333 seen from the wire: start_response, write and what is sent when.
class StartResponseIT {
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

  @ParameterizedTest
  @ValueSource(strings = {"list", "tuple", "iterator", "generator", "index", "map"})
  void anyIterableOfBytesIsSent(String kind) throws IOException {
    Answer answer = get("/iterables?" + kind);

    assertThat(answer.body()).isEqualTo("ab");
    assertThat(answer.whole()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "str", "int", "strings", "bytearray"})
  void anythingElseIsAnErrorThatNamesTheType(String kind) throws IOException {
    assertThat(get("/iterables?" + kind).status()).isEqualTo(500);
    Await.until(
        "it is logged", () -> krait.log().matches("(?s).*/iterables\\?" + kind + ".*TypeError.*"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "status",
        "short",
        "long",
        "interim",
        "statusline",
        "statusbytes",
        "wide",
        "tuple",
        "pair",
        "name",
        "colon",
        "split",
        "splitlate",
        "splitwide",
        "nul",
        "number",
        "connection",
        "encoding",
        "length"
      })
  void badStatusOrHeaderIsRaisedByStartResponseItself(String kind) throws IOException {
    Answer answer = get("/bad_start?" + kind);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.lines()).noneMatch(line -> line.contains("Evil"));
    Await.until(
        "the application saw the error",
        () -> krait.log().matches("(?s).*raised \\w+ for " + kind + "\n.*"));
  }

  @Test
  void headersWaitForTheFirstBlockThatIsNotEmpty() throws IOException {
    Answer answer = get("/generator");

    assertThat(answer.body()).isEqualTo("one,two");
    assertThat(answer.header("Transfer-Encoding")).contains("chunked");
  }

  @Test
  void generatorMayStartTheResponseLate() throws IOException {
    Answer answer = get("/late");

    assertThat(answer.lines().getFirst()).isEqualTo("HTTP/1.1 202 Accepted");
    assertThat(answer.body()).isEqualTo("late");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HTTP/1.1", "HTTP/1.0"})
  void eachBlockArrivesBeforeTheNextIsAskedFor(String version) throws IOException {
    String gate = version.replace("/", "");
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /gated?" + gate + " " + version + "\r\nHost: h\r\n\r\n");
      client.readHead();
      boolean chunked = version.equals("HTTP/1.1");

      assertThat(chunked ? client.readChunk() : client.read(5)).isEqualTo("first");
      get("/open_gate?" + gate);
      assertThat(chunked ? client.readChunk() : client.read(6)).isEqualTo("second");
    }
  }

  @Test
  void streamedBlockIsNotHeldBackByAPipelinedRequest() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      String host = " HTTP/1.1\r\nHost: h\r\n\r\n";
      client.send("GET /gated?pipelined" + host + "GET /late" + host);
      client.readHead();

      assertThat(client.readChunk()).isEqualTo("first");
      get("/open_gate?pipelined");
      assertThat(client.readChunk()).isEqualTo("second");
      assertThat(client.readChunk()).isEmpty();
      assertThat(client.answer().body()).isEqualTo("late");
    }
  }

  @Test
  void excInfoReplacesHeadersThatWereNotSent() throws IOException {
    Answer answer = get("/restart");

    assertThat(answer.lines().getFirst()).isEqualTo("HTTP/1.1 503 Changed");
    assertThat(answer.header("X-New")).contains("1");
    assertThat(answer.header("X-Old")).isEmpty();
    assertThat(answer.header("Content-Length")).contains("9");
  }

  @ParameterizedTest
  @ValueSource(strings = {"restart_late", "raises_late"})
  void errorAfterTheFirstBlockCutsTheConnection(String application) throws IOException {
    Answer answer = get("/" + application);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("begun");
    assertThat(answer.whole()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"twice", "never", "raises", "exits?exit", "exits?interrupt"})
  void errorBeforeTheFirstBlockIsAPlain500(String application) throws IOException {
    Answer answer = get("/" + application);

    assertThat(answer.status()).isEqualTo(500);
    assertThat(answer.whole()).isTrue();
    assertThat(answer.body()).doesNotContain("secret").doesNotContain("Traceback");
    Await.until("it is logged", () -> krait.log().contains("GET /" + application));
  }

  @Test
  void errorIsLoggedWithThePythonTracebackAlone() throws IOException {
    get("/raises");

    Await.until("it is logged", () -> krait.log().contains("RuntimeError: secret detail"));
    assertThat(krait.log()).contains("fixture_runtime.py", "Traceback (most recent call last)");
    assertThat(krait.log()).doesNotContain("krait_bridge/server.py").doesNotContain("\tat ");
  }

  @Test
  void writtenDataComeBeforeReturnedData() throws IOException {
    assertThat(get("/writes").body()).isEqualTo("written,twice,returned");
  }

  @Test
  void laterChangesToTheHeaderListHaveNoEffect() throws IOException {
    assertThat(get("/mutates").header("X-Late")).isEmpty();
  }

  @Test
  void repeatedHeadersStayApartAndAreTrimmed() throws IOException {
    assertThat(get("/cookies").headers("Set-Cookie")).containsExactly("a=1", "b=2");
  }

  @Test
  void dateAndServerAreAddedOnlyWhereAbsent() throws IOException {
    Answer added = get("/every_byte");
    Answer own = get("/own_date");

    assertThat(added.header("Date")).isPresent();
    assertThat(added.headers("Server")).singleElement().asString().startsWith("krait/");
    assertThat(own.headers("Date")).containsExactly("Thu, 01 Jan 1970 00:00:00 GMT");
    assertThat(own.headers("Server")).containsExactly("me");
  }
}
