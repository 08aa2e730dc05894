package dev.krait.it;

import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Rows 71 to 77: clients that are slow, silent or gone. The stand's limits are two seconds.
final class TimeFaults {
  private static final int SLOW_HEADS = 500;

  private TimeFaults() {}

  static List<Fault> rows() {
    return Stream.of(slowIn(), slowApplication(), slowOut(), handshakes())
        .flatMap(List::stream)
        .toList();
  }

  private static List<Fault> slowIn() {
    return List.of(
        row(71, "connects and sends nothing", "closed at the limit")
            .does(
                "closed after `keep-alive`",
                place -> {
                  try (RawHttp connection = place.connect()) {
                    assertThat(connection.closed()).isTrue();
                  }
                }),
        row(72, "a header byte now and then, on 500 connections", "each closed at the limit")
            .does(
                "each closed after `header-timeout`",
                place -> {
                  int calls = place.calls();
                  Drip.allEnd(SLOW_HEADS, place, "GET / HTTP/1.1\r\nHost: h\r\nX: ");
                  assertThat(place.calls()).isEqualTo(calls);
                })
            .besideGoodRequests(),
        row(73, "a body byte now and then", "408 or closed at the limit; worker freed")
            .does(
                "408 or closed after `body-timeout`; small bodies never reach the application",
                place -> {
                  String head = "POST /reads HTTP/1.1\r\nHost: h\r\n";
                  Drip.allEnd(3, place, head + "Content-Length: 100000\r\n\r\n");
                  Drip.allEnd(20, place, head + "Content-Length: 100\r\n\r\n");
                  Drip.allEnd(3, place, head + "Transfer-Encoding: chunked\r\n\r\nfff\r\n");
                })
            .besideGoodRequests());
  }

  private static List<Fault> slowApplication() {
    return List.of(
        row(77, "the application takes longer than these limits, its body read or not", "200")
            .does(
                "200: the limits are the client's",
                place -> {
                  List<RawHttp> clients = new ArrayList<>();
                  for (int read : new int[] {0, 1, 100_000}) {
                    clients.add(
                        place
                            .connect(
                                "POST /reads_and_sleeps?"
                                    + read
                                    + " HTTP/1.1\r\nHost: h\r\n"
                                    + "Content-Length: 100000\r\n\r\n")
                            .send("x".repeat(100_000)));
                  }
                  for (RawHttp client : clients) {
                    assertThat(client.answer().body()).isEqualTo("slept");
                    client.close();
                  }
                }));
  }

  private static List<Fault> slowOut() {
    return List.of(
        row(74, "never reads an answer of 100 MiB", "closed at the limit; `close()`; worker freed")
            .does(
                "cut after `write-timeout`, `close()` is called",
                place -> {
                  int closed = place.seen("closed");
                  try (RawHttp _ = place.connect(Place.request("/large"))) {
                    place.awaitSeen("closed", closed);
                  }
                })
            .besideGoodRequests(),
        row(75, "resets the connection in mid-stream", "`close()` once, `finally` ran, no ERROR")
            .does(
                "`close()` once, `finally` ran, nothing logged above INFO",
                place -> {
                  int closed = place.seen("closed");
                  try (RawHttp connection = place.connect(Place.request("/endless"))) {
                    connection.readHead();
                    connection.reset();
                  }
                  place.awaitSeen("closed", closed);
                  assertThat(place.logged()).doesNotContain("ERROR", "WARN");
                }));
  }

  private static List<Fault> handshakes() {
    return List.of(
        row(76, "a TLS handshake that never ends; plain HTTP on the TLS port", "closed")
            .does(
                "closed after `tls-handshake-timeout`; at once",
                place -> {
                  try (RawHttp silent = new RawHttp(place.server().port());
                      RawHttp half = new RawHttp(place.server().port());
                      RawHttp plain = new RawHttp(place.server().port())) {
                    half.send("\u0016\u0003\u0001\u0001\u0000\u0001");
                    plain.send(Place.request("/"));
                    assertEnds(plain);
                    assertEnds(silent);
                    assertEnds(half);
                  }
                })
            .through(Door.TLS));
  }

  /// Whatever the server says, if anything, the connection ends.
  private static void assertEnds(RawHttp connection) {
    try {
      connection.countToEnd();
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("not closed", e);
    } catch (IOException e) {
      // reset: ended
    }
  }
}
