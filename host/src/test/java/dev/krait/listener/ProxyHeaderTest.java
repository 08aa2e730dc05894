package dev.krait.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {
  private static final String SIGNATURE = "0d0a0d0a000d0a515549540a";
  private static final String FOUR =
      SIGNATURE + "2111000c" + "c0000201" + "7f000001" + "1267" + "01bb";

  private static ByteBuffer bytes(String latin1) {
    return ByteBuffer.wrap(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static ByteBuffer hex(String hex) {
    return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
  }

  private static String ends(ByteBuffer bytes) throws IOException {
    ProxyHeader header = ProxyHeader.read(bytes).orElseThrow();
    return header.ends().map(ends -> ends.client() + " " + ends.server()).orElse("itself");
  }

  @ParameterizedTest
  @CsvSource({
    "PROXY TCP4 192.0.2.1 127.0.0.1 4711 443, /192.0.2.1:4711 /127.0.0.1:443",
    "PROXY TCP6 2001:db8::1 ::1 0 65535, /[2001:db8:0:0:0:0:0:1]:0 /[0:0:0:0:0:0:0:1]:65535",
    "PROXY UNKNOWN, itself",
    "PROXY UNKNOWN ffff::1 ffff::2 1 2, itself"
  })
  void linesAreRead(String line, String expected) throws IOException {
    ByteBuffer received = bytes(line + "\r\nGET /");

    assertThat(ends(received)).isEqualTo(expected);
    assertThat(StandardCharsets.ISO_8859_1.decode(received).toString()).isEqualTo("GET /");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\n",
        "proxy TCP4 1.1.1.1 2.2.2.2 1 2\r\n",
        "PROXY TCP5 1.1.1.1 2.2.2.2 1 2\r\n",
        "PROXY TCP4 1.1.1.1 2.2.2.2 1\r\n",
        "PROXY TCP4 1.1.1.1 2.2.2.2 +1 2\r\n",
        "PROXY TCP4 1.1.1.1 2.2.2.2 01 2\r\n",
        "PROXY TCP4 1.1.1.1 2.2.2.2 1 65536\r\n",
        "PROXY TCP4 1.1.1.1 2.2.2.2 1 2 \r\n",
        "PROXY TCP4  1.1.1.1 2.2.2.2 1 2\r\n",
        "PROXY TCP4 1.1.1.256 2.2.2.2 1 2\r\n",
        "PROXY TCP4 1.1 2.2.2.2 1 2\r\n",
        "PROXY TCP4 ::1 ::1 1 2\r\n",
        "PROXY TCP6 1.1.1.1.1 ::1 1 2\r\n",
        "PROXY TCP6 localhost ::1 1 2\r\n",
        "PROXY TCP4 1.1.1.1 2.2.2.2 1 2\n\r\n",
        "PROXY UNKNOWN xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\r\n"
      })
  void otherLinesAreRefused(String text) {
    assertThatThrownBy(() -> ProxyHeader.read(bytes(text))).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @CsvSource({
    FOUR + ", /192.0.2.1:4711 /127.0.0.1:443",
    SIGNATURE
        + "2111000e"
        + "c0000201"
        + "7f000001"
        + "1267"
        + "01bb"
        + "0400, /192.0.2.1:4711 /127.0.0.1:443",
    SIGNATURE
        + "21210024"
        + "20010db8000000000000000000000001"
        + "00000000000000000000000000000001"
        + "1267"
        + "01bb, /[2001:db8:0:0:0:0:0:1]:4711 /[0:0:0:0:0:0:0:1]:443",
    SIGNATURE + "20000000, itself",
    SIGNATURE + "2011000cffffffffffffffffffffffff, itself",
    SIGNATURE + "21000000, itself"
  })
  void binaryFormIsRead(String hex, String expected) throws IOException {
    ByteBuffer received = hex(hex + "1603");

    assertThat(ends(received)).isEqualTo(expected);
    assertThat(received.remaining()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        SIGNATURE + "1111000cffffffffffffffffffffffff", // version 1
        SIGNATURE + "2211000cffffffffffffffffffffffff", // command 2
        SIGNATURE + "2112000cffffffffffffffffffffffff", // UDP
        SIGNATURE + "2111000affffffffffffffffffff", // too short
        SIGNATURE + "2111ffff", // too long
        "0d0a0d0a000d0a515549540b"
      })
  void otherBinaryFormsAreRefused(String hex) {
    assertThatThrownBy(() -> ProxyHeader.read(hex(hex))).isInstanceOf(IOException.class);
  }

  @Test
  void headerMayComeByteByByte() throws IOException {
    for (ByteBuffer whole : new ByteBuffer[] {hex(FOUR), bytes("PROXY UNKNOWN\r\n")}) {
      for (int length = 0; length < whole.limit(); length++) {
        ByteBuffer part = whole.slice(0, length);
        assertThat(ProxyHeader.read(part)).isEqualTo(Optional.empty());
        assertThat(part.position()).isZero();
      }
      assertThat(ProxyHeader.read(whole)).isPresent();
    }
  }
}
