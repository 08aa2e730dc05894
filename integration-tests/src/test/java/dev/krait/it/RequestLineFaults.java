package dev.krait.it;

import static dev.krait.it.Expectation.answered;
import static dev.krait.it.Expectation.answeredByHost;
import static dev.krait.it.Expectation.refused;
import static dev.krait.it.Fault.row;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Rows 1 to 27: what stands in a request's first line.
final class RequestLineFaults {
  private static final String HOST = "\r\nHost: h\r\n\r\n";

  private RequestLineFaults() {}

  static List<Fault> rows() {
    return Stream.of(lines(), targets(), paths()).flatMap(List::stream).toList();
  }

  private static List<Fault> lines() {
    return List.of(
        row(1, "`GET HTTP/1.1`, no target", "400c").gets(refused(400), "GET HTTP/1.1" + HOST),
        row(2, "two spaces after the method; a space inside the target", "400c")
            .gets(refused(400), "GET  / HTTP/1.1" + HOST, "GET /a b HTTP/1.1" + HOST),
        row(3, "an empty line before the request line", "400c")
            .gets(refused(400), "\r\nGET / HTTP/1.1" + HOST)
            .because("RFC 9112 §2.2 lets a server skip one: no client of today sends it"),
        row(4, "all lines end in a bare LF", "400c")
            .gets(refused(400), "GET / HTTP/1.1\nHost: h\n\n")
            .because("RFC 9112 §2.2 allows to accept it, and smuggling lives on it"),
        row(5, "`get / HTTP/1.1`", "application called, REQUEST_METHOD `get`")
            .gets(answered(200).showing("\"REQUEST_METHOD\": \"get\""), "get / HTTP/1.1" + HOST),
        row(6, "a method of 40 characters; one with `(`, `:`, NUL, 0xDF", "400c")
            .gets(
                refused(400),
                methods("A".repeat(40), "G(T", "G:T", "G\0T", "G\u00dfT").toArray(String[]::new)),
        row(7, "`HTTP/2.0`, `FTP/1.1`, `HTTP/11.1`, `HTTP/111`", "400c")
            .gets(
                refused(400),
                Stream.of("HTTP/2.0", "FTP/1.1", "HTTP/11.1", "HTTP/111")
                    .map(version -> "GET / " + version + HOST)
                    .toArray(String[]::new)),
        row(8, "`HTTP/1.9`, `HTTP/3.7`", "200 as HTTP/1.1")
            .gets(
                answered(200).showing("\"SERVER_PROTOCOL\": \"HTTP/1.1\""),
                "GET / HTTP/1.9" + HOST,
                "GET / HTTP/3.7" + HOST)
            .because("RFC 9110 §2.5 asks for it within HTTP/1; Undertow takes all unknown ones so"),
        row(9, "`GET /` without a version (HTTP/0.9)", "400c").gets(refused(400), "GET /\r\n\r\n"),
        row(10, "HTTP/1.0 without Host", "200, SERVER_NAME and SERVER_PORT not empty, closed")
            .gets(
                answered(200)
                    .lacking("\"SERVER_NAME\": \"\"", "\"SERVER_PORT\": \"\"")
                    .thenClosed(),
                "GET / HTTP/1.0\r\n\r\n"));
  }

  private static Stream<String> methods(String... methods) {
    return Stream.of(methods).map(method -> method + " / HTTP/1.1" + HOST);
  }

  private static String[] targets(String... targets) {
    return Stream.of(targets)
        .map(target -> "GET " + target + " HTTP/1.1" + HOST)
        .toArray(String[]::new);
  }

  private static List<Fault> targets() {
    return List.of(
        row(11, "no Host; two; `a b`, `a@b`, `a:99999`, `[::1`", "400c")
            .gets(
                refused(400),
                Stream.of(
                        "",
                        "Host: h\r\nHost: h\r\n",
                        "Host: a b\r\n",
                        "Host: a@b\r\n",
                        "Host: a:99999\r\n",
                        "Host: [::1\r\n")
                    .map(fields -> "GET / HTTP/1.1\r\n" + fields + "\r\n")
                    .toArray(String[]::new)),
        row(12, "`GET http://h/p?q HTTP/1.1`", "200, PATH_INFO `/p`, QUERY_STRING `q`")
            .gets(
                answered(200).showing("\"PATH_INFO\": \"/p\"", "\"QUERY_STRING\": \"q\""),
                targets("http://h/p?q")),
        row(13, "`GET http://u@evil/ HTTP/1.1`", "400c")
            .gets(refused(400), targets("http://u@evil/")),
        row(14, "`GET *`", "400c").gets(refused(400), targets("*")),
        row(15, "`OPTIONS *`", "200 or 204 from the host")
            .gets(answeredByHost(204), "OPTIONS * HTTP/1.1" + HOST),
        row(16, "`CONNECT h:443`", "405 or 400, application not called")
            .gets(refused(405), "CONNECT h:443 HTTP/1.1\r\nHost: h:443\r\n\r\n"),
        row(17, "`GET foo/bar`, `GET h:443`", "400c")
            .gets(refused(400), targets("foo/bar", "h:443")),
        row(25, "a query with 1001 parameters", "200")
            .gets(
                answered(200).showing("a1000=1"),
                targets(
                    IntStream.rangeClosed(0, 1000)
                        .mapToObj(i -> "a" + i + "=1")
                        .collect(Collectors.joining("&", "/?", "")))),
        row(26, "a target of 100 KiB", "400c, 414 would be nicer; heap flat")
            .gets(refused(414), targets("/" + "a".repeat(9000), "/" + "a".repeat(100 << 10)))
            .because("RFC 9112 §3 asks for 414"));
  }

  private static List<Fault> paths() {
    return List.of(
        row(18, "`/a%2Fb`", "PATH_INFO `/a/b`, RAW_URI `/a%2Fb`")
            .gets(
                answered(200).showing("\"PATH_INFO\": \"/a/b\"", "\"RAW_URI\": \"/a%2Fb\""),
                targets("/a%2Fb")),
        row(19, "`/%ff%fe`", "PATH_INFO is `/`, U+00FF, U+00FE")
            .gets(answered(200).showing("\"PATH_INFO\": \"/\\u00ff\\u00fe\""), targets("/%ff%fe")),
        row(20, "`/%zz`, `/x%`, `/?q=50%`", "400c")
            .gets(refused(400), targets("/%zz", "/x%", "/?q=50%"))
            .because("RFC 3986 §2.1: it is no URI; gunicorn lets it pass"),
        row(21, "`/a;b=1/c;d`", "PATH_INFO is the same")
            .gets(answered(200).showing("\"PATH_INFO\": \"/a;b=1/c;d\""), targets("/a;b=1/c;d")),
        row(22, "`//evil.example/x`", "PATH_INFO is the same, no redirect by the host")
            .gets(
                answered(200).showing("\"PATH_INFO\": \"//evil.example/x\""),
                targets("//evil.example/x")),
        row(23, "`/../../etc/passwd`, `/%2e%2e/etc/passwd`", "the application sees it unchanged")
            .does(
                "200, PATH_INFO is what was sent, decoded",
                place -> {
                  answered(200)
                      .showing("\"PATH_INFO\": \"/../../etc/passwd\"")
                      .check(place, Place.request("/../../etc/passwd"));
                  answered(200)
                      .showing("\"PATH_INFO\": \"/../etc/passwd\"")
                      .check(place, Place.request("/%2e%2e/etc/passwd"));
                }),
        row(24, "raw `<`, `\\|`, `\"`, byte 0xE9 in the target", "400c")
            .gets(refused(400), targets("/<", "/|", "/\"", "/\u00e9"))
            .because("RFC 9112 §3.2: recipients of an invalid request line SHOULD answer 400"),
        row(27, "`/%00`", "the application gets NUL")
            .gets(answered(200).showing("\"PATH_INFO\": \"/\\u0000\""), targets("/%00")));
  }
}
