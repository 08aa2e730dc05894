package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.net.SocketException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Chunked request bodies (RFC 9112 §7.1) as they are on the wire.
class ChunkedIT {
  private static final String HEAD =
      "POST /digest HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  private static final String NEXT = "GET /late HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String BLOCK = "186a0\r\n" + "x".repeat(100_000) + "\r\n";
  private static Server krait;

  @BeforeAll
  static void start() {
    krait = Fixtures.start("fixtures:app");
  }

  @AfterAll
  static void stop() {
    krait.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5\r\nhello\r\n0\r\n\r\n",
        "2;a=\"b;c\"\r\nhe\r\n3\r\nllo\r\n0;d\r\nX-Sum: 1\r\nContent-Length: 9\r\n\r\n",
        "1\r\nh\r\n1\r\ne\r\n1\r\nl\r\n1\r\nl\r\n1\r\no\r\n000\r\n\r\n",
      })
  void connectionOutlivesABody(String body) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(HEAD + body + NEXT + HEAD + body);

      assertThat(client.answer().body()).startsWith("5 2cf24dba5fb0a30e");
      assertThat(client.answer().body()).isEqualTo("late");
      assertThat(client.answer().body()).startsWith("5 ");
    }
  }

  @Test
  void bodyMayComeByteByByte() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      for (char c : (HEAD + "5\r\nhello\r\n0\r\n\r\n").toCharArray()) {
        client.send(String.valueOf(c));
      }
      assertThat(client.answer().body()).startsWith("5 ");
    }
  }

  @Test
  void connectionOutlivesALargeBodyThatIsReadToItsEnd() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(HEAD + BLOCK + BLOCK + "0\r\n\r\n" + NEXT);

      assertThat(client.answer().body()).startsWith("200000 ");
      assertThat(client.answer().body()).isEqualTo("late");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        "\r\nhello\r\n0\r\n\r\n",
        ";a=b\r\nhello\r\n0\r\n\r\n",
        "00000000000000005\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5\r\nhelloo\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5;a\rb\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nbad trailer\r\n\r\n",
      })
  void malformedBodyIsRefusedAndNothingBehindItIsARequest(String body) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(HEAD + body + NEXT);
      Answer answer = client.answer();

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body()).contains("The chunked request body");
      assertThat(client.closed()).isTrue();
    }
  }

  @Test
  void largeBodyThatTurnsOutMalformedEndsInAnErrorForItsReader() throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(HEAD + BLOCK + "zz\r\n" + NEXT);

      assertThat(client.answer().status()).isEqualTo(400);
      assertThat(client.closed()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5\r\nhel", "5\r\nhello\r\n", "5\r\nhello\r\n0\r\n"})
  void truncatedBodyIsNeverTakenForAWholeOne(String body) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(HEAD + body).finish();

      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"5;a=", "5\r\nhello\r\n0\r\nA: "})
  void whatIsNotTheBodyHasAnEnd(String beginning) throws IOException {
    try (RawHttp client = new RawHttp(krait.port())) {
      client.send(HEAD + beginning);
      sendWithoutEnd(client);

      assertThat(client.answer().status()).isEqualTo(400);
    }
  }

  /// As much as the server takes within reason.
  private static void sendWithoutEnd(RawHttp client) throws IOException {
    try {
      for (int i = 0; i < 100; i++) {
        client.send("x".repeat(1000));
      }
    } catch (SocketException e) {
      // closed while it was being sent
    }
  }
}
