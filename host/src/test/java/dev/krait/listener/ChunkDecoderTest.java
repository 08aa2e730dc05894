package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.krait.exchange.BodyException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkDecoderTest {
  private static final int SEED = 20261128;
  private static final String REST = "GET / HTTP/1.1\r\n";

  /// Decodes all of it at once, and says what is left behind the end.
  private static String decode(String coded, long most) throws BodyException {
    ChunkDecoder decoder = new ChunkDecoder(most);
    ByteBuffer body = ByteBuffer.allocate(1 << 16);
    ByteBuffer bytes = bytes(coded);
    decoder.decode(bytes, body);
    return text(body.flip()) + (decoder.ended() ? "|" + text(bytes) : "...");
  }

  /// Decodes it in pieces of random sizes into buffers of random sizes.
  private static String decodeInPieces(String coded, Random random) throws BodyException {
    ChunkDecoder decoder = new ChunkDecoder(0);
    StringBuilder seen = new StringBuilder();
    int end = 0;
    ByteBuffer bytes = bytes(coded);
    while (!decoder.ended() && bytes.position() < coded.length()) {
      end = Math.max(end, Math.min(coded.length(), bytes.position() + random.nextInt(5)));
      ByteBuffer body = ByteBuffer.allocate(random.nextInt(4));
      decoder.decode(bytes.limit(end), body);
      seen.append(text(body.flip()));
    }
    bytes.limit(coded.length());
    return seen + (decoder.ended() ? "|" + text(bytes) : "...");
  }

  private static int refusal(String coded, long most) {
    BodyException refusal = catchThrowableOfType(BodyException.class, () -> decode(coded, most));
    return refusal == null ? 0 : refusal.status();
  }

  private static ByteBuffer bytes(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(ByteBuffer bytes) {
    return StandardCharsets.ISO_8859_1.decode(bytes.duplicate()).toString();
  }

  @Test
  void dataOfAllChunksIsTheBodyAndNothingBehindItIsTaken() throws BodyException {
    assertThat(decode("5\r\nhello\r\n00B\r\n big\r\nworld\r\n0\r\n\r\n" + REST, 0))
        .isEqualTo("hello big\r\nworld|" + REST);
    assertThat(decode("0\r\n\r\n", 0)).isEqualTo("|");
    assertThat(decode("5\r\nhel", 0)).isEqualTo("hel...");
    assertThat(decode("5\r\nhello\r\n0\r\n", 0)).isEqualTo("hello...");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "5;a\r\nhello\r\n0\r\n\r\n",
        "5;a=b;c\r\nhello\r\n0;x=\"a\\\"; \tb\"\r\n\r\n",
        "5 ; a = b\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\nX-Sum: 1\r\nContent-Length: 7\r\n\r\n",
        "0000000000000005\r\nhello\r\n0000000000000000\r\n\r\n",
      })
  void extensionsAndTrailersAreDropped(String coded) throws BodyException {
    assertThat(decode(coded + REST, 0)).isEqualTo("hello|" + REST);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "+5\r\nhello\r\n0\r\n\r\n",
        "-5\r\nhello\r\n0\r\n\r\n",
        "0_5\r\nhello\r\n0\r\n\r\n",
        " 5\r\nhello\r\n0\r\n\r\n",
        "5 \r\nhello\r\n0\r\n\r\n",
        "5\t\r\nhello\r\n0\r\n\r\n",
        "g\r\nhello\r\n0\r\n\r\n",
        "\u0665\r\nhello\r\n0\r\n\r\n",
        "00000000000000005\r\nhello\r\n0\r\n\r\n",
        ";a=b\r\nhello\r\n0\r\n\r\n",
        "5;\r\nhello\r\n0\r\n\r\n",
        "5;a=\r\nhello\r\n0\r\n\r\n",
        "5;=b\r\nhello\r\n0\r\n\r\n",
        "5;a=\"b\r\nhello\r\n0\r\n\r\n",
        "5;a=\"b\\\r\nhello\r\n0\r\n\r\n",
        "5;a=\"b\0\"\r\nhello\r\n0\r\n\r\n",
        "5;a b\r\nhello\r\n0\r\n\r\n",
        "5\nhello\r\n0\r\n\r\n",
        "5;a\nhello\r\n0\r\n\r\n",
        "5;a\rb\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "5\r\nhelloo\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhello\r0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\n",
        "5\r\nhello\r\n0\r\n\r ",
        "5\r\nhello\r\n0\r\nX\r\n\r\n",
        "5\r\nhello\r\n0\r\n: x\r\n\r\n",
        "5\r\nhello\r\n0\r\nX : x\r\n\r\n",
        "5\r\nhello\r\n0\r\n X: x\r\n\r\n",
        "5\r\nhello\r\n0\r\nX: \u0007\r\n\r\n",
      })
  void whatTwoServersMightReadDifferentlyIsRefused(String coded) {
    assertThat(refusal(coded + REST, 0)).isEqualTo(400);
  }

  @Test
  void bodyLargerThanTheLimitIsRefusedBeforeItsDataComes() {
    assertThat(refusal("5\r\nhello\r\n5\r\nhello\r\n0\r\n\r\n", 10)).isZero();
    assertThat(refusal("5\r\nhello\r\n6\r\n", 10)).isEqualTo(413);
    assertThat(refusal("b\r\n", 10)).isEqualTo(413);
    assertThat(refusal("ffffffffffffffff\r\n", 10)).isEqualTo(413);
    assertThat(refusal("ffffffffffffffff\r\n", 0)).isEqualTo(413);
    assertThat(refusal("7fffffffffffffff\r\n", 0)).isZero();
  }

  @Test
  void extensionsAndTrailersHaveALimitTogether() {
    String half = "x".repeat(ChunkDecoder.EXTRA / 2);
    assertThat(refusal("5;a=" + half + "\r\nhello\r\n0\r\n\r\n", 0)).isZero();
    assertThat(refusal("1;a=" + half + "\r\nh\r\n1;a=" + half + "\r\nh\r\n", 0)).isEqualTo(400);
    assertThat(refusal("1;a=" + half + "\r\nh\r\n0\r\nA: " + half + "\r\n", 0)).isEqualTo(400);
    assertThat(refusal("1;a=" + half.repeat(3), 0)).as("no end of line").isEqualTo(400);
    assertThat(refusal("0\r\n" + "A: b\r\n".repeat(ChunkDecoder.EXTRA), 0)).isEqualTo(400);
  }

  @Test
  void onceMalformedItStaysSo() {
    ChunkDecoder decoder = new ChunkDecoder(0);
    ByteBuffer body = ByteBuffer.allocate(100);

    for (String next : new String[] {"x\r\n", "5\r\nhello\r\n"}) {
      assertThat(catchThrowableOfType(BodyException.class, () -> decoder.decode(bytes(next), body)))
          .isNotNull();
    }
    assertThat(body.position()).isZero();
  }

  @Test
  void piecesItComesInMakeNoDifference() throws BodyException {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      String coded = randomBody(random);
      assertThat(decodeInPieces(coded, random)).as(coded).isEqualTo(decode(coded, 0));
    }
  }

  private static String randomBody(Random random) {
    StringBuilder coded = new StringBuilder();
    for (int chunks = random.nextInt(4); chunks > 0; chunks--) {
      String data = "a\r\n0\r\n\r\n".repeat(4).substring(0, 1 + random.nextInt(30));
      coded.append(Integer.toHexString(data.length())).append(random.nextBoolean() ? ";a=b" : "");
      coded.append("\r\n").append(data).append("\r\n");
    }
    return coded + "0\r\n" + (random.nextBoolean() ? "A: b\r\n" : "") + "\r\n" + REST;
  }
}
