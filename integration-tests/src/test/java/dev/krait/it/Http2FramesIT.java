package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// HTTP/2 frame by frame: what clients send that no library would, and how slowly.
class Http2FramesIT {
  private static final byte[] NOTHING = {};

  @TempDir static Path folder;
  private static SSLContext trust;
  private static Server krait;

  @BeforeAll
  static void start() throws IOException, GeneralSecurityException {
    Certificates certificates = new Certificates(folder).server("server");
    trust = certificates.trusting("server");
    krait = Http2Server.start(certificates, "--limit-request-body", "100000");
  }

  @AfterAll
  static void stop() {
    Http2Server.stop(krait);
  }

  private static Http2Wire connect(byte... settings) throws IOException {
    return new Http2Wire(trust, krait.port(), settings);
  }

  @Test
  void blocksAreSentAsTheyAreMade() throws IOException {
    try (Http2Wire wire = connect().get(1, "/gated?h2")) {
      Http2Wire.Frame frame = wire.next(1);
      while (frame.type() != Http2Wire.DATA) {
        frame = wire.next(1);
      }
      assertThat(frame.text()).isEqualTo("first");
      wire.get(3, "/open_gate?h2");
      assertThat(wire.body(1)).isEqualTo("second");
    }
  }

  @Test
  void headerFieldsMayComeInPieces() throws IOException {
    byte[] head = Http2Wire.head("GET", "/environ", Map.of("x-last", "here"));
    try (Http2Wire wire = connect()) {
      wire.send(Http2Wire.HEADERS, Http2Wire.END_STREAM, 1, slice(head, 0, 20));
      wire.send(Http2Wire.CONTINUATION, 0, 1, slice(head, 20, 50));
      wire.send(Http2Wire.CONTINUATION, 0, 1, NOTHING);
      wire.send(Http2Wire.CONTINUATION, Http2Wire.END_HEADERS, 1, slice(head, 50, head.length));
      assertThat(wire.body(1)).contains("\"HTTP_X_LAST\": \"here\"");
    }
  }

  private static byte[] slice(byte[] bytes, int from, int to) {
    return Arrays.copyOfRange(bytes, from, to);
  }

  @Test
  void paddingIsTakenOff() throws IOException {
    byte[] head = Http2Wire.head("POST", "/read?read", Map.of());
    byte[] padded = new byte[1 + head.length + 7];
    padded[0] = 7;
    System.arraycopy(head, 0, padded, 1, head.length);
    try (Http2Wire wire = connect()) {
      wire.send(Http2Wire.HEADERS, Http2Wire.END_HEADERS | Http2Wire.PADDED, 1, padded);
      wire.send(
          Http2Wire.DATA, Http2Wire.END_STREAM | Http2Wire.PADDED, 1, new byte[] {2, 'x', 0, 0});
      assertThat(wire.body(1)).isEqualTo("[[\"x\"]]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "x-split,'a\r\nX-Evil: 1',400",
    "x-nul,'a\0b',400",
    "upgrade,h2c,400",
    "x:y,1,400",
    "host,elsewhere,400",
    "content-length,-1,400",
    "content-length,999999999999,413",
    "expect,surprise,417"
  })
  void fieldsAreHeldToTheRules(String name, String value, int status) throws IOException {
    try (Http2Wire wire = connect()) {
      wire.send(
          Http2Wire.HEADERS,
          Http2Wire.END_HEADERS | Http2Wire.END_STREAM,
          1,
          Http2Wire.head("POST", "/environ", Map.of(name, value)));
      assertThat(statusOf(wire.next(1))).isEqualTo(status);
      assertThat(wire.get(3, "/late").body(3)).isEqualTo("late");
    }
  }

  /// Reads the status from a head's beginning: one of HPACK's table, or in digits.
  private static int statusOf(Http2Wire.Frame head) {
    assertThat(head.type()).isEqualTo(Http2Wire.HEADERS);
    int first = head.text().charAt(0);
    return switch (first) {
      case 0x88 -> 200;
      case 0x8c -> 400;
      case 0x8e -> 500;
      default -> Integer.parseInt(head.text().replaceAll("(?s)^.{0,3}?([0-9]{3}).*", "$1"));
    };
  }

  @Test
  void bodyBeyondTheLimitIsRefused() throws IOException {
    try (Http2Wire wire = connect().post(1, "/digest", Map.of())) {
      for (int i = 0; i < 8; i++) {
        wire.send(Http2Wire.DATA, 0, 1, new byte[16384]);
      }
      assertThat(statusOf(wire.next(1))).isEqualTo(413);
      assertThat(wire.get(3, "/late").body(3)).isEqualTo("late");
    }
  }

  /// RFC 9113 §5.4.2: they were on their way, and count for the connection's window.
  @Test
  void dataOfStreamsThatWereResetDoesNotEndTheConnection() throws IOException {
    try (Http2Wire wire = connect()) {
      int stream = 1;
      for (int sent = 0; sent < 20; sent++) {
        wire.post(stream, "/digest", Map.of("content-length", "2"));
        wire.send(Http2Wire.DATA, 0, stream, new byte[8192]);
        wire.send(Http2Wire.DATA, 0, stream, new byte[8192]);
        wire.send(Http2Wire.DATA, Http2Wire.END_STREAM, stream, NOTHING);
        assertThat(wire.next(stream).type()).isEqualTo(Http2Wire.RST_STREAM);
        stream += 2;
      }
      assertThat(wire.get(stream, "/late").body(stream)).isEqualTo("late");
      assertThat(wire.window()).isGreaterThan(65535 / 2 - 1);
    }
  }

  static List<Http2Flood> floods() {
    return Http2Flood.all();
  }

  @ParameterizedTest
  @MethodSource("floods")
  void floodEndsItsOwnConnectionOnly(Http2Flood flood) throws IOException {
    try (Http2Wire beside = connect();
        Http2Wire wire = connect()) {
      assertThat(beside.get(1, "/late").body(1)).isEqualTo("late");
      CompletableFuture<Void> flooding = CompletableFuture.runAsync(() -> flood.isEndedBy(wire));
      int stream = 1;
      do {
        stream += 2;
        assertThat(beside.get(stream, "/late").body(stream)).isEqualTo("late");
      } while (!flooding.isDone());
      flooding.join();
      assertThat(ask("/late")).isEqualTo("late");
    }
  }

  @ParameterizedTest
  @CsvSource({"5,abc", "2,abc"})
  void bodyOfAnotherLengthIsNeverTakenForWhole(int length, String body) throws IOException {
    try (Http2Wire wire = connect()) {
      wire.post(1, "/read?read", Map.of("content-length", Integer.toString(length)));
      wire.send(Http2Wire.DATA, Http2Wire.END_STREAM, 1, body.getBytes(StandardCharsets.US_ASCII));
      assertThat(wire.next(1).type()).isEqualTo(Http2Wire.RST_STREAM);
      assertThat(wire.get(3, "/late").body(3)).isEqualTo("late");
    }
  }

  @Test
  void resetReachesTheApplicationAsAClose() throws IOException {
    byte[] stalled = Http2Wire.setting(4, 0);
    try (Http2Wire wire = connect().get(1, "/counted?endless,h2flow");
        Http2Wire waiting = connect(stalled).get(1, "/counted?endless,h2stall");
        Http2Wire cut = connect().get(1, "/counted?endless,h2cut")) {
      wire.next(1);
      wire.reset(1);
      Await.until("begun", () -> ask("/opens?h2stall"), opens -> opens.equals("True"));
      waiting.reset(1);
      cut.next(1);
      cut.cut();
      for (String name : List.of("h2flow", "h2stall", "h2cut")) {
        Await.until("closed", () -> ask("/closes?" + name), closes -> closes.equals("1"));
      }
    }
  }

  @Test
  void clientThatLetsNothingBeSentIsGivenUp() throws IOException {
    try (Http2Wire wire = connect(Http2Wire.setting(4, 0)).get(1, "/counted?endless,h2window")) {
      assertThat(wire.next(1).type()).isEqualTo(Http2Wire.RST_STREAM);
      assertThat(ask("/closes?h2window")).isEqualTo("1");
      wire.send(Http2Wire.WINDOW_UPDATE, 0, 0, Http2Wire.number(1000));
      wire.send(Http2Wire.SETTINGS, 0, 0, Http2Wire.setting(4, 65535));
      assertThat(wire.get(3, "/late").body(3)).isEqualTo("late");
    }
  }

  private static String ask(String target) {
    try (Http2Wire wire = connect().get(1, target)) {
      return wire.body(1);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void connectIsNotOffered() throws IOException {
    try (Http2Wire wire = connect()) {
      wire.send(
          Http2Wire.HEADERS,
          Http2Wire.END_HEADERS,
          1,
          Http2Wire.head("CONNECT", "/late", Map.of(":protocol", "websocket")));
      assertThat(wire.next(1).type()).isEqualTo(Http2Wire.RST_STREAM);
    }
  }
}
