package dev.krait.it;

import static dev.krait.it.Expectation.answered;
import static dev.krait.it.Expectation.refused;
import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/// Rows 44 to 61: where a body ends.
final class FramingFaults {
  private static final String READS = "POST /reads HTTP/1.1\r\nHost: h\r\n";
  private static final String CHUNKED = READS + "Transfer-Encoding: chunked\r\n\r\n";
  private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: h\r\n\r\n";

  private FramingFaults() {}

  static List<Fault> rows() {
    return Stream.of(lengths(), codings(), chunks(), ends(), sizes())
        .flatMap(List::stream)
        .toList();
  }

  /// A POST for each of these lines, with a body of five bytes and more behind it.
  private static String[] posts(String... lines) {
    return Stream.of(lines)
        .map(line -> READS + line + "\r\n\r\nhello" + SMUGGLED)
        .toArray(String[]::new);
  }

  private static List<Fault> lengths() {
    return List.of(
        row(44, "Content-Length and Transfer-Encoding: chunked", "400c; what follows never parsed")
            .gets(
                refused(400),
                posts(
                    "Content-Length: 5\r\nTransfer-Encoding: chunked",
                    "Transfer-Encoding: chunked\r\nContent-Length: 5"))
            .because("RFC 9112 §6.1: SHOULD close"),
        row(45, "two Content-Length fields, the same or different; `5, 5`", "400c")
            .gets(
                refused(400),
                posts(
                    "Content-Length: 5\r\nContent-Length: 5",
                    "Content-Length: 5\r\nContent-Length: 6",
                    "Content-Length: 5, 5")),
        row(46, "Content-Length `+5`, `-1`, `-0`, `0x5`, `5_0`, `0 1`, `1e3`, empty", "400c")
            .gets(
                refused(400),
                Stream.of("+5", "-1", "-0", "0x5", "5_0", "0 1", "1e3", "")
                    .flatMap(length -> Stream.of(posts("Content-Length: " + length)))
                    .toArray(String[]::new)),
        row(47, "Content-Length `18446744073709551621`, which is 5 modulo 2^64", "400c")
            .gets(refused(400), posts("Content-Length: 18446744073709551621")));
  }

  private static List<Fault> codings() {
    return List.of(
        row(
                48,
                "Transfer-Encoding `gzip`, `gzip, chunked`, `xchunked`, `identity`, `chunked,"
                    + " identity`, `chunked;q=1`",
                "501 or 400, closed")
            .gets(
                refused(501),
                Stream.of(
                        "gzip",
                        "gzip, chunked",
                        "xchunked",
                        "identity",
                        "chunked, identity",
                        "chunked;q=1")
                    .flatMap(coding -> Stream.of(posts("Transfer-Encoding: " + coding)))
                    .toArray(String[]::new))
            .because("RFC 9112 §6.1 asks for 501 for a coding that is not known"),
        row(49, "Transfer-Encoding: chunked in HTTP/1.0", "400c")
            .gets(
                refused(400),
                "POST /reads HTTP/1.0\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "5\r\nhello\r\n0\r\n\r\n")
            .because("RFC 9112 §6.1: MUST treat the framing as faulty"),
        row(50, "two Transfer-Encoding fields", "400c")
            .gets(refused(400), posts("Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked")));
  }

  /// The application gets an error, the client status 400, and nothing behind is served.
  private static Fault.Check broken(String... bodies) {
    return place -> {
      int smuggled = place.seen("smuggled");
      int whole = place.seen("whole body");
      for (String body : bodies) {
        try (RawHttp connection = place.connect(CHUNKED + body + SMUGGLED)) {
          assertThat(connection.answer().status()).as(body).isEqualTo(400);
          assertThat(connection.closed()).as(body).isTrue();
        }
      }
      assertThat(place.seen("smuggled")).isEqualTo(smuggled);
      assertThat(place.seen("whole body")).isEqualTo(whole);
    };
  }

  private static List<Fault> chunks() {
    String answer = "`read()` raises, 400, closed; bytes behind never become a request";
    return List.of(
        row(
                51,
                "chunk size `0x5`, `+5`, `-5`, `6_0`, ` 5`, `0 `, an empty line, `;foo=bar`",
                "400 or aborted read, closed; bytes behind never become a request")
            .does(
                answer,
                broken(
                    "0x5\r\nhello\r\n0\r\n\r\n",
                    "+5\r\nhello\r\n0\r\n\r\n",
                    "-5\r\nhello\r\n0\r\n\r\n",
                    "6_0\r\nhello\r\n0\r\n\r\n",
                    " 5\r\nhello\r\n0\r\n\r\n",
                    "0 \r\n\r\n",
                    "\r\n\r\n",
                    ";foo=bar\r\n\r\n")),
        row(52, "a chunk size of 17 hexadecimal digits", "the same")
            .does(
                answer, broken("00000000000000005\r\nhello\r\n0\r\n\r\n", "F".repeat(17) + "\r\n")),
        row(53, "more chunk data than announced; no CRLF after it", "the same")
            .does(answer, broken("5\r\nhelloo\r\n0\r\n\r\n", "5\r\nhello0\r\n\r\n")),
        row(54, "chunk lines that end in a bare LF; CR inside an extension", "the same, or closed")
            .does(answer, broken("5\nhello\n0\n\n", "5;a\rb\r\nhello\r\n0\r\n\r\n")),
        row(55, "a chunk extension that never ends", "closed by the body deadline, heap flat")
            .does(
                "400 at the limit of a chunk's line",
                place -> Flood.of(CHUNKED + "5;", "x".repeat(8192)).isCut(place))
            .besideGoodRequests(),
        row(56, "trailers that never end", "closed by the body deadline, heap flat")
            .does(
                "400 at the limit of trailers",
                place -> Flood.of(CHUNKED + "0\r\n", "X: v\r\n".repeat(1000)).isCut(place))
            .besideGoodRequests());
  }

  private static List<Fault> ends() {
    return List.of(
        row(57, "trailers Content-Length, Host, Transfer-Encoding", "ignored or 400, never merged")
            .gets(
                answered(200).showing("5 bytes").thenClosed(),
                CHUNKED
                    + "5\r\nhello\r\n0\r\nContent-Length: 9\r\nHost: evil\r\n"
                    + "Transfer-Encoding: gzip\r\n\r\n")
            .because("RFC 9110 §6.5.1: MUST NOT be merged"),
        row(58, "EOF before the last chunk; right after `0` CRLF", "`read()` raises, no 200")
            .does(
                "400 if the application has begun, so after 64 KiB; else closed, not called",
                place -> {
                  for (String rest : List.of("", "0\r\n")) {
                    assertCutShort(place, CHUNKED + chunk(70_000) + rest);
                    assertNotCalled(place, CHUNKED + chunk(5) + rest);
                  }
                }),
        row(59, "70,000 of 100,000 bytes, then FIN", "`read()` raises; `close()` is called")
            .does(
                "`read()` raises, 400, `close()` is called; a body of up to 64 KiB: not called",
                place -> {
                  int closed = place.seen("closed");
                  assertCutShort(
                      place,
                      (READS + "Content-Length: 100000\r\n\r\n" + "x".repeat(70_000))
                          .replace("/reads", "/reads_later"));
                  place.awaitSeen("closed", closed);
                  assertNotCalled(place, READS + "Content-Length: 100\r\n\r\nhello");
                }));
  }

  private static String chunk(int size) {
    return "%x\r\n".formatted(size) + "x".repeat(size) + "\r\n";
  }

  private static void assertNotCalled(Place place, String request) throws IOException {
    int calls = place.calls();
    try (RawHttp connection = place.connect(request).finish()) {
      connection.countToEnd();
    }
    assertThat(place.calls()).isEqualTo(calls);
  }

  private static void assertCutShort(Place place, String request) throws Exception {
    int broken = place.seen("broken body");
    int whole = place.seen("whole body");
    try (RawHttp connection = place.connect(request).finish()) {
      assertThat(connection.answer().status()).isEqualTo(400);
      assertThat(connection.closed()).isTrue();
    }
    place.awaitSeen("broken body", broken);
    assertThat(place.seen("whole body")).isEqualTo(whole);
  }

  private static List<Fault> sizes() {
    return List.of(
        row(60, "Content-Length above the limit", "413, application not called")
            .gets(refused(413), posts("Content-Length: 20971521")),
        row(61, "a chunked body above the limit", "413 if not started, else aborted")
            .does(
                "413, closed",
                place -> {
                  try (RawHttp connection = place.connect(CHUNKED)) {
                    String chunk = "100000\r\n" + "x".repeat(1 << 20) + "\r\n";
                    for (int i = 0; i < 20; i++) {
                      connection.send(chunk);
                    }
                    connection.send("1\r\nx");
                    assertThat(connection.answer().status()).isEqualTo(413);
                    assertThat(connection.closed()).isTrue();
                  }
                }));
  }
}
