package dev.krait.it;

import static dev.krait.it.Expectation.answered;
import static dev.krait.it.Expectation.refused;
import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows 28 to 43: header fields.
final class FieldFaults {
  private FieldFaults() {}

  static List<Fault> rows() {
    return Stream.of(limits(), grammar(), posing(), proxies(), several())
        .flatMap(List::stream)
        .toList();
  }

  /// A GET with these lines after its Host, each without its end.
  private static String[] fields(String... lines) {
    return Stream.of(lines)
        .map(line -> "GET / HTTP/1.1\r\nHost: h\r\n" + line + "\r\n\r\n")
        .toArray(String[]::new);
  }

  private static String many(int count, int bytes) {
    return IntStream.range(0, count)
        .mapToObj(i -> "X-" + i + ": " + "v".repeat(bytes))
        .collect(Collectors.joining("\r\n"));
  }

  private static List<Fault> limits() {
    return List.of(
        row(28, "70 KiB of header fields, the limit is 64 KiB", "400c")
            .gets(refused(431), fields(many(70, 1024)))
            .because("RFC 6585 §5"),
        row(29, "101 fields, the limit is 100", "400c")
            .gets(refused(431), fields(many(101, 1)))
            .because("RFC 6585 §5"),
        row(30, "header bytes at full speed that never end", "cut at the limit, heap flat")
            .does(
                "cut at the limit of the head",
                place -> {
                  int calls = place.calls();
                  Flood.of("GET / HTTP/1.1\r\nHost: h\r\nX: ", "v".repeat(8192)).isCut(place);
                  Flood.of("GET / HTTP/1.1\r\nHost: h\r\n", "X: v\r\n".repeat(999)).isCut(place);
                  Flood.of("GET /", "v".repeat(8192)).isCut(place);
                  assertThat(place.calls()).isEqualTo(calls);
                })
            .besideGoodRequests());
  }

  private static List<Fault> grammar() {
    return List.of(
        row(
                31,
                "`Name : v`, `: v`, `Na me: v`, NUL in the name, no colon; the first line starts with"
                    + " a space",
                "400c")
            .gets(
                refused(400),
                Stream.concat(
                        Stream.of(fields("Name : v", ": v", "Na me: v", "Na\0me: v", "Name")),
                        Stream.of("GET / HTTP/1.1\r\n Host: h\r\nHost: h\r\n\r\n"))
                    .toArray(String[]::new)),
        row(32, "a value with NUL, BEL, DEL, bare CR, bare LF", "400c")
            .gets(
                refused(400),
                fields("N: a\0b", "N: a\007b", "N: a\177b", "N: a\rb", "N: a\nM: b", "N: a\nb")),
        row(33, "a folded line: `Long: one` CRLF ` two`", "200, one field `one two`")
            .gets(answered(200).showing("\"HTTP_LONG\": \"one two\""), fields("Long: one\r\n two"))
            .because("RFC 9112 §5.2 allows it"),
        row(34, "`Transfer-Encoding:` CRLF ` chunked`", "as the unfolded field")
            .gets(
                answered(200).showing("5 bytes").thenClosed(),
                "POST /reads HTTP/1.1\r\nHost: h\r\nTransfer-Encoding:\r\n chunked\r\n\r\n"
                    + "5\r\nhello\r\n0\r\n\r\n"),
        row(35, "byte 0xE4 in a value", "U+00E4 in environ")
            .gets(answered(200).showing("\"HTTP_N\": \"\\u00e4\""), fields("N: \u00e4")));
  }

  private static List<Fault> posing() {
    return List.of(
        row(
                36,
                "`Content_Length: 9`, `Transfer_Encoding: x`, `X_Real_IP: 1`",
                "absent from environ, the real fields intact")
            .gets(
                answered(200)
                    .showing("\"CONTENT_LENGTH\": \"3\"")
                    .lacking("REAL_IP", "TRANSFER_ENCODING"),
                "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\nContent_Length: 9\r\n"
                    + "Transfer_Encoding: x\r\nX_Real_IP: 1\r\n\r\nabc"),
        row(
                37,
                "`Remote-User: admin`, `Remote-Addr: 6.6.6.6`, `Script-Name: /x`, `Https: off`",
                "`HTTP_*` keys only")
            .gets(
                answered(200)
                    .showing("\"HTTP_REMOTE_USER\": \"admin\"", "\"REMOTE_ADDR\": \"127.0.0.1\"")
                    .showing("\"SCRIPT_NAME\": \"\"")
                    .lacking(" \"REMOTE_USER\"", " \"HTTPS\": \"off\"", " \"AUTH_TYPE\""),
                fields(
                    "Remote-User: admin\r\nRemote-Addr: 6.6.6.6\r\nScript-Name: /x\r\nHttps: off"
                        + "\r\nAuth-Type: Basic")),
        row(38, "`Proxy: http://e`", "no HTTP_PROXY")
            .gets(answered(200).lacking("HTTP_PROXY"), fields("Proxy: http://e")));
  }

  private static List<Fault> proxies() {
    String hops = "X-Forwarded-For: 6.6.6.6, 7.7.7.7, 8.8.8.8";
    return List.of(
        row(
                39,
                "`X-Forwarded-*`, `Forwarded`, `X-Client-IP` from an untrusted peer",
                "no effect, not in environ")
            .gets(
                answered(200)
                    .showing("\"REMOTE_ADDR\": \"127.0.0.1\"", "\"HTTP_HOST\": \"h\"")
                    .lacking("FORWARDED", "CLIENT_IP", "6.6.6.6", "evil"),
                fields(
                    "X-Forwarded-For: 6.6.6.6\r\nX-Forwarded-Host: evil\r\n"
                        + "X-Forwarded-Proto: gopher\r\nForwarded: for=6.6.6.6;host=evil\r\n"
                        + "X-Client-IP: 6.6.6.6")),
        row(40, "the same from a trusted peer, three hops listed, one trusted", "the last hop only")
            .does(
                "200, the last hop is REMOTE_ADDR",
                place -> {
                  try (RawHttp proxy = place.connectFrom(Stand.PROXY)) {
                    assertThat(proxy.send(fields(hops)[0]).answer().body())
                        .contains("\"REMOTE_ADDR\": \"8.8.8.8\"")
                        .doesNotContain("6.6.6.6", "7.7.7.7");
                  }
                }),
        row(41, "from it, `X-Forwarded-Proto: https` and `X-Forwarded-Ssl: off`", "400")
            .does(
                "400, connection closed",
                place -> {
                  try (RawHttp proxy = place.connectFrom(Stand.PROXY)) {
                    String both = "X-Forwarded-Proto: https\r\nX-Forwarded-Ssl: off";
                    assertThat(proxy.send(fields(both)[0]).answer().status()).isEqualTo(400);
                    assertThat(proxy.closed()).isTrue();
                  }
                }));
  }

  private static List<Fault> several() {
    return List.of(
        row(42, "`X-A: 1`, `X-A: 2`; two Cookie lines", "`1,2`; cookies joined with `; `")
            .gets(
                answered(200).showing("\"HTTP_X_A\": \"1,2\"", "\"HTTP_COOKIE\": \"a=1; b=2\""),
                fields("X-A: 1\r\nX-A: 2\r\nCookie: a=1\r\nCookie: b=2")),
        row(43, "two Content-Type fields", "400")
            .gets(refused(400), fields("Content-Type: a/b\r\nContent-Type: c/d")));
  }
}
