package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is refused before a handler of Krait's sees it is refused as anything else: with a page
/// that reaches the client, a line in the log, and an end.
class EarlyRefusalIT {
  private static final String NO_HOST = "POST /early HTTP/1.1\r\nX: y\r\n";
  private static Server krait;

  @BeforeAll
  static void start() {
    krait = Fixtures.start("fixtures:app", "--body-timeout=1");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  private static void assertRefused(RawHttp client, String reason) throws IOException {
    Answer answer = client.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.lines().getFirst()).isEqualTo("HTTP/1.1 400 Bad Request");
    assertThat(answer.body()).startsWith("Bad Request\n").contains(reason);
    assertThat(answer.header("Connection")).contains("close");
    assertThat(answer.header("Content-Type")).contains("text/plain; charset=iso-8859-1");
    assertThat(answer.header("Date")).isPresent();
    assertThat(client.closed()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nbad field\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\nabc",
        "GET / HTTP/2.0\r\nHost: h\r\n\r\n"
      })
  void aHeadThatCannotBeReadIsRefusedWithAPage(String request) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(request);

      assertRefused(client, "malformed, ambiguous or too large");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"X: y", "Host: h\r\nHost: i", "Host: h:x", "Host: [::1", "Host: a/b"})
  void aWrongHostIsRefusedWithAPage(String host) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET / HTTP/1.1\r\n" + host + "\r\n\r\n");

      assertRefused(client, "one Host");
    }
  }

  @Test
  void theLogSaysWhy() throws IOException {
    RawHttp.ask(krait.port(), "nonsense\r\n\r\n");
    RawHttp.ask(krait.port(), NO_HOST + "\r\n");

    Await.until(
        "both are logged",
        () ->
            krait.log().contains("a request from 127.0.0.1: 400 The head of the request is mal")
                && krait.log().contains("a request from 127.0.0.1: 400 There must be one Host"));
  }

  @Test
  void aBadRequestAfterAGoodOneIsRefusedTheSame() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\nnonsense\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("late");
      assertRefused(client, "malformed");
    }
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send("GET /late HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.answer().body()).isEqualTo("late");
      client.send(NO_HOST + "Content-Length: 3\r\n\r\nabc");
      assertRefused(client, "one Host");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Connection: close\r\n"})
  void theRefusalReachesAClientThatGoesOnSending(String connection) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(NO_HOST + connection + "Content-Length: 3000000\r\n\r\n");
      client.send("x".repeat(3_000_000));

      assertRefused(client, "one Host");
    }
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(NO_HOST + connection + "Transfer-Encoding: chunked\r\n\r\n");
      client.send("ffff\r\n" + "x".repeat(0xffff) + "\r\n");

      assertRefused(client, "one Host");
    }
  }

  @Test
  void aClientThatStallsIsClosed() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(NO_HOST + "Content-Length: 3000000\r\n\r\nabc");

      assertRefused(client, "one Host");
      Await.until("it is closed, not only half", () -> isReset(client));
    }
  }

  private static boolean isReset(RawHttp client) {
    try {
      client.send("x");
      return false;
    } catch (IOException e) {
      return true;
    }
  }
}
