package dev.krait.it;

import static dev.krait.it.Expectation.answered;
import static dev.krait.it.Expectation.refused;
import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Rows 62 to 70: expectations, pipelining, bodies nobody reads, upgrades.
final class ConversationFaults {
  private static final String EXPECT =
      "POST /%s HTTP/1.%d\r\nHost: h\r\nContent-Length: 5\r\nExpect: %s\r\n\r\n";
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String GOOD = "GET /good HTTP/1.1\r\nHost: h\r\n\r\n";

  private ConversationFaults() {}

  static List<Fault> rows() {
    return Stream.of(expectations(), connections(), unread()).flatMap(List::stream).toList();
  }

  private static List<Fault> expectations() {
    return List.of(
        row(62, "`Expect: 100-continue`, the application reads", "100 once, at the first read")
            .does(
                "100 once, at the first read",
                place -> {
                  try (RawHttp connection =
                      place.connect(EXPECT.formatted("reads", 1, "100-continue"))) {
                    assertThat(connection.answer().status()).isEqualTo(100);
                    RawHttp.Answer last = connection.send("hello").answer();
                    assertThat(last.status()).isEqualTo(200);
                    assertThat(last.body()).isEqualTo("5 bytes");
                  }
                }),
        row(63, "the same, it answers without reading", "final status, closed, no 100")
            .gets(
                answered(200).showing("ignored").thenClosed(),
                EXPECT.formatted("ignores", 1, "100-continue")),
        row(64, "`Expect: 100-continue` in HTTP/1.0; `Expect: foo`", "ignored; 417")
            .does(
                "200; 417 by the host, connection closed",
                place -> {
                  answered(200)
                      .showing("5 bytes")
                      .check(place, EXPECT.formatted("reads", 0, "100-continue") + "hello");
                  refused(417).check(place, EXPECT.formatted("reads", 1, "foo"));
                })
            .because("RFC 9110 §10.1.1: MUST ignore it in HTTP/1.0, MAY respond with 417"));
  }

  private static List<Fault> connections() {
    return List.of(
        row(65, "a GET with a body of 5 bytes", "readable, the connection is kept")
            .does(
                "200, the next request on the connection is served",
                place -> {
                  try (RawHttp connection =
                      place.connect(
                          "GET /reads HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\nhello")) {
                    assertThat(connection.answer().body()).isEqualTo("5 bytes");
                    assertThat(connection.send(GOOD).answer().body()).isEqualTo("good");
                  }
                }),
        row(66, "two requests in a segment, the first one streams", "in order, nothing held back")
            .does(
                "the first block comes before the second is made",
                place -> {
                  String gate = "/gated?" + place.door();
                  try (RawHttp connection = place.connect(Place.request(gate) + GOOD)) {
                    connection.readHead();
                    assertThat(connection.readChunk()).isEqualTo("first");
                    place.get("/open_gate?" + place.door());
                    assertThat(connection.readChunk()).isEqualTo("second");
                    assertThat(connection.readChunk()).isEmpty();
                    assertThat(connection.answer().body()).isEqualTo("good");
                  }
                }),
        row(69, "a bad request and a good one in a segment", "400, nothing more is read")
            .gets(refused(400), "GET /a b HTTP/1.1\r\nHost: h\r\n\r\n" + SMUGGLED),
        row(70, "`Upgrade: h2c`; `Upgrade: websocket`", "a normal answer, no switch")
            .gets(
                answered(200).lacking("Upgrade:"),
                "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade, HTTP2-Settings\r\n"
                    + "Upgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQCAAAAAAIAAAAA\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: h\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
                    + "Sec-WebSocket-Version: 13\r\n"
                    + "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n"));
  }

  private static List<Fault> unread() {
    return List.of(
        row(67, "the application ignores a body of 10 MiB", "answered, then closed or drained")
            .does(
                "200, then drained or closed",
                place -> {
                  try (RawHttp connection =
                      place.connect(
                          "POST /ignores HTTP/1.1\r\nHost: h\r\nContent-Length: 10485760\r\n\r\n")) {
                    CompletableFuture<Void> sending =
                        CompletableFuture.runAsync(() -> pour(connection));
                    assertThat(connection.answer().body()).isEqualTo("ignored");
                    sending.join();
                  }
                }),
        row(68, "`GET /smuggled` inside a body nobody reads", "never parsed as a request")
            .does(
                "the next request on the connection is the next one, or it is closed",
                place -> {
                  int smuggled = place.seen("smuggled");
                  for (int length : new int[] {SMUGGLED.length(), 200_000}) {
                    String body = SMUGGLED.repeat(length / SMUGGLED.length());
                    try (RawHttp connection =
                        place.connect(
                            "POST /ignores HTTP/1.1\r\nHost: h\r\nContent-Length: %d\r\n\r\n%s"
                                .formatted(body.length(), body))) {
                      assertThat(connection.answer().body()).isEqualTo("ignored");
                      connection.send(GOOD.replace("Host: h", "Host: h\r\nConnection: close"));
                      connection.countToEnd();
                    } catch (IOException e) {
                      // closed: as good
                    }
                  }
                  assertThat(place.seen("smuggled")).isEqualTo(smuggled);
                }));
  }

  private static void pour(RawHttp connection) {
    try {
      for (int i = 0; i < 10; i++) {
        connection.send("x".repeat(1 << 20));
      }
    } catch (IOException e) {
      // closed: one of the two ways
    }
  }
}
