package dev.krait.it;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every known difference, in the order of the page. The first that explains a difference counts.
final class FuzzDeviations {
  private static final String HOST = "Host: h\r\n\r\n";
  private static final String BAD_HOST =
      "(?i)HTTP/1\\.[1-9][ \t]*\r?\n(?!(?:[^\r\n]+\r\n)*Host:)"
          + "|\nHost[ \t]*:(?:[^\n]*\n)+?Host[ \t]*:"
          + "|\nHost[ \t]*:[^\n]*\n[ \t]"
          + "|\nHost[ \t]*:[ \t]*+(?:\r|[^\r\n]*(?:[^\r\n0-9a-z.,:\\[\\] \t]|[ \t][^\r\n])"
          + "|[^\r\n]*:(?:[^0-9]|0|[0-9]{5})|\\[[^\\]\r]*\r)";

  private static final List<FuzzDeviation> LINE =
      List.of(
          FuzzDeviation.of(
                  "a method in small letters, with other characters of a token, or short",
                  "LOOSER",
                  "",
                  "get / HTTP/1.1\r\n" + HOST,
                  "A method is a token, and case-sensitive (RFC 9110 §9.1): the application is"
                      + " asked.")
              .when((krait, _) -> krait.matches("served .*REQUEST_METHOD=(?![A-Z-]{3,20},).*")),
          FuzzDeviation.of(
              "a method of more than 32 characters",
              "STRICTER",
              "[A-Za-z0-9]{33} ",
              "AVERYLONGMETHODNAMEOFSOME40CHARACTERSLONG / HTTP/1.1\r\n" + HOST,
              "No method is so long; Undertow's limit."),
          FuzzDeviation.of(
              "`%` without two hexadecimal digits",
              "STRICTER",
              "%(?![0-9A-Fa-f]{2})",
              "GET /?q=50% HTTP/1.1\r\n" + HOST,
              "Not a URI (RFC 3986 §2.1), and who decodes it guesses."),
          FuzzDeviation.of(
              "bytes that no URI has",
              "STRICTER",
              " [^ \r\n]*[\"#<>\\\\^`{|}\t\u0000-\u0008\u000b\f\u007f-\u00ff]",
              "GET /?a|b HTTP/1.1\r\n" + HOST,
              "A target is a part of a URI (RFC 9112 §3.2, RFC 3986 §2): `\" # < > \\ ^ ` { | }`,"
                  + " controls and bytes from 0x7f on have to be encoded."),
          FuzzDeviation.of(
              "`OPTIONS *` and `CONNECT`",
              "STRICTER|SILENT|ENDS",
              "OPTIONS \\* |CONNECT ",
              "OPTIONS * HTTP/1.1\r\n" + HOST,
              "They are about the server (RFC 9110 §9.3.6, §9.3.7): it answers 204 and 405, and no"
                  + " application gets a PATH_INFO without `/`."),
          FuzzDeviation.of(
              "a target that is neither a path nor `http://host/path`",
              "STRICTER",
              "[!-~]+[ \t](?!/|HTTP/)[^ \r\n]*[ \t]+HTTP/|^[A-Za-z]+ (?!/)",
              "GET foo HTTP/1.1\r\n" + HOST,
              "The forms of RFC 9112 §3.2 and no others: no user, no other scheme, a port of"
                  + " digits, the host of the `Host` field."),
          FuzzDeviation.of(
              "white space in the request line",
              "STRICTER",
              "[!-~](?:  |[ \t]*\t[ \t]*)[!-~]|HTTP/1\\.[01][ \t]+\r|[!-~] [^ \r\n]* [^ \r\n]* ",
              "GET / HTTP/1.1 \r\n" + HOST,
              "One space between three words (RFC 9112 §3)."),
          FuzzDeviation.of(
                  "`HTTP/1.2` to `HTTP/1.9`, and other digits",
                  "VALUE|GOES_ON|ENDS|LOOSER",
                  "HTTP/(?!1\\.[01])[0-9]\\.[0-9]",
                  "GET / HTTP/1.9\r\n" + HOST,
                  "Served as the highest minor version known (RFC 9110 §2.5), SERVER_PROTOCOL is"
                      + " `HTTP/1.1`. Undertow does so with every version it does not know;"
                      + " waitress takes them for HTTP/1.0, which has no chunks.")
              .about("|SERVER_PROTOCOL|body"),
          FuzzDeviation.of(
              "an empty line before the request line",
              "STRICTER",
              "^\r?\n|\r\n\r?\n\r?\n|\r\n\n",
              "\r\nGET / HTTP/1.1\r\n" + HOST,
              "May be skipped (RFC 9112 §2.2); no client of today sends one."),
          FuzzDeviation.of(
              "no version, or one that does not exist",
              "STRICTER",
              "[A-Za-z!~(] (?:[/*?]|https?:|foo)[^ \r\n]*(?:\r\n| (?!HTTP/1\\.[01]\r\n)[^\r\n]*[\r\n])",
              "GET / HTTP/2.0\r\n" + HOST,
              "HTTP/1.0 and HTTP/1.1 are spoken here (RFC 9112 §2.3)."));

  private static final List<FuzzDeviation> FIELDS =
      List.of(
          FuzzDeviation.of(
              "no `Host`, more than one, or not a host and a port",
              "STRICTER",
              BAD_HOST,
              "GET / HTTP/1.1\r\nHost: a b\r\n\r\n",
              "Must be refused (RFC 9112 §3.2)."),
          FuzzDeviation.of(
              "a bad `Host` and a malformed chunked body",
              "SILENT",
              BAD_HOST,
              "POST / HTTP/1.1\r\nHost: a b\r\nTransfer-Encoding: chunked\r\n\r\n"
                  + " 5\r\n01234\r\n0\r\n\r\n",
              "Undertow's own check refuses it, reads the body that came with it, and closes"
                  + " the connection over that."),
          FuzzDeviation.of(
              "a field that goes on in the next line",
              "LOOSER",
              "\r\n[ \t]",
              "GET / HTTP/1.1\r\nX-A: one\r\n two\r\n" + HOST,
              "A server refuses it or makes it one line (RFC 9112 §5.2): Undertow does the"
                  + " latter."),
          FuzzDeviation.of(
              "an expectation other than `100-continue`",
              "STRICTER",
              "(?i)\nExpect[ \t]*:",
              "GET / HTTP/1.1\r\nExpect: foo\r\n" + HOST,
              "417 (RFC 9110 §10.1.1)."),
          FuzzDeviation.of(
              "two `Content-Type` fields",
              "STRICTER",
              "(?i)\nContent-Type:(?:[^\n]*\n)+?Content-Type:",
              "GET / HTTP/1.1\r\nContent-Type: a/b\r\nContent-Type: a/c\r\n" + HOST,
              "The field has one value (RFC 9110 §8.3)."),
          FuzzDeviation.inEnviron(
              "white space within a value",
              "HTTP_.*|CONTENT_TYPE",
              (krait, other) -> even(krait).equals(even(other)),
              "GET / HTTP/1.1\r\nX-A: a  b\r\n" + HOST,
              "Undertow makes one space of it, and it stands for one (RFC 9110 §5.5, §5.6.3);"
                  + " several fields are joined by `,` as gunicorn does (§5.3)."),
          FuzzDeviation.inEnviron(
              "several `Cookie` fields",
              "HTTP_COOKIE",
              (krait, other) ->
                  even(krait.replace("; ", ",")).equals(even(other.replace("; ", ","))),
              "GET / HTTP/1.1\r\nCookie: a=1\r\nCookie: b=2\r\n" + HOST,
              "Joined by `; ` (RFC 9113 §8.2.3); a `,` would be a part of a cookie's value."),
          FuzzDeviation.inEnviron(
              "the host of an absolute target",
              "HTTP_HOST",
              (_, _) -> true,
              "GET http://[::1]:80/ HTTP/1.1\r\n" + HOST,
              "Counts instead of the `Host` field's (RFC 9112 §3.2.2)."),
          FuzzDeviation.inEnviron(
              "the path of an absolute target without one",
              "PATH_INFO",
              (krait, other) -> krait.equals("/") && other.isEmpty(),
              "GET http://h HTTP/1.1\r\n" + HOST,
              "It is `/` (RFC 9110 §4.2.3)."),
          FuzzDeviation.inEnviron(
              "slashes at the beginning of a path",
              "PATH_INFO",
              (krait, other) -> krait.startsWith("//") && other.equals(krait.substring(1)),
              "GET //h/x HTTP/1.1\r\n" + HOST,
              "The path is the client's; waitress takes one off."),
          FuzzDeviation.inEnviron(
              "`Proxy`",
              "HTTP_PROXY",
              FuzzDeviations::absent,
              "GET / HTTP/1.1\r\nProxy: p\r\n" + HOST,
              "Would become HTTP_PROXY, which HTTP clients obey (CVE-2016-5388)."),
          FuzzDeviation.inEnviron(
              "`Forwarded` and `X-Forwarded-…`",
              "HTTP_(X_)?FORWARDED.*",
              (krait, other) -> krait.equals("absent") || other.equals("absent"),
              "GET / HTTP/1.1\r\nX-Forwarded-For: v\r\n" + HOST,
              "Who may set them is each server's configuration."));

  private static final List<FuzzDeviation> FRAMING =
      List.of(
          FuzzDeviation.inEnviron(
              "`Transfer-Encoding` in the environ",
              "HTTP_TRANSFER_ENCODING",
              FuzzDeviations::absent,
              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: h\r\n\r\n0\r\n\r\n",
              "The body is decoded, so the field no longer tells the truth; waitress takes it out"
                  + " as well."),
          FuzzDeviation.inEnviron(
              "CONTENT_LENGTH of a chunked body",
              "CONTENT_LENGTH",
              FuzzDeviations::absent,
              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: h\r\n\r\n1\r\nx\r\n0\r\n\r\n",
              "waitress receives all of a body first and counts; Krait and gunicorn do not know."),
          FuzzDeviation.of(
              "a transfer coding other than `chunked`",
              "STRICTER",
              "(?i)\nTransfer-Encoding[ \t]*:(?![ \t]*chunked\r\n[^ \t])",
              "POST / HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\nHost: h\r\n\r\n0\r\n\r\n",
              "501 (RFC 9112 §6.1): nobody should guess where the body ends."),
          FuzzDeviation.of(
              "`Transfer-Encoding` with HTTP/1.0, with `Content-Length`, or twice",
              "STRICTER",
              "(?is)(?:Transfer-Encoding:.*){2}|Content-Length:.*Transfer-Encoding:"
                  + "|Transfer-Encoding:.*Content-Length:|HTTP/1\\.0.*Transfer-Encoding:",
              "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\nHost: h\r\n\r\n0\r\n\r\n",
              "Signs of request smuggling (RFC 9112 §6.1, §6.3): refused."),
          FuzzDeviation.of(
              "a `Content-Length` that is not up to 18 digits, or more than the limit",
              "STRICTER|GOES_ON",
              "(?i)\n"
                  + "Content-Length[ \t]*:(?![ \t]*[0-9]{1,9}[ \t]*\r\n"
                  + ")|(?is)(?:Content-Length:.*){2}|(?i)\n"
                  + "Content-Length[ \t]*:(?:[^\r"
                  + "]*\r\n"
                  + "[ \t])",
              "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n" + HOST,
              "Digits only (RFC 9110 §8.6); 413 above `--limit-request-body`. waitress takes two"
                  + " fields, or an empty one, for none."),
          FuzzDeviation.of(
              "a body that ends before its length",
              "STRICTER",
              "\nContent-Length: [1-9][0-9]",
              "POST / HTTP/1.1\r\nHost: h\r\nConnection: close\r\nContent-Length: 999\r\n\r\nx",
              "Incomplete (RFC 9112 §8): no application should take it for whole, as gunicorn's does."),
          FuzzDeviation.of(
              "chunks that are malformed, cut short, or above the limit",
              "STRICTER",
              "(?i)\nTransfer-Encoding[ \t]*:[ \t]*chunked\r\n",
              "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nHost: h\r\n\r\n1\r\nx\r\n0\n\r\n",
              "The grammar of RFC 9112 §7.1 and nothing else, and sizes of up to 16 digits; 413 above"
                  + " `--limit-request-body`."),
          FuzzDeviation.of(
              "a field of the header in a trailer",
              "LOOSER",
              "\n0+\r\n(?:[^\r\n]+\r\n)*(?i:Content-Length|Transfer-Encoding|Host|Trailer):",
              "POST / HTTP/1.1\r\n"
                  + "Transfer-Encoding: chunked\r\n"
                  + "Host: h\r\n\r\n"
                  + "0\r\n"
                  + "Host: t\r\n\r\n",
              "Trailers are dropped, so none is ever taken for a field of the header (RFC 9110"
                  + " §6.5.1)."),
          FuzzDeviation.of(
              "white space before a chunk's extension",
              "LOOSER",
              "\n[0-9a-fA-F]+[ \t]+;",
              "POST / HTTP/1.1\r\n"
                  + "Transfer-Encoding: chunked\r\n"
                  + "Host: h\r\n\r\n"
                  + "1 ; a=b\r\n"
                  + "x\r\n"
                  + "0\r\n\r\n",
              "Allowed (RFC 9112 §7.1.1), and there is one way to read it."),
          FuzzDeviation.of(
              "a connection that ends after `Expect: 100-continue`",
              "ENDS",
              "(?i)\nExpect[ \t]*:",
              "",
              "At times, when the body comes unasked; a server may close whenever it likes (RFC"
                  + " 9112 §9.6)."),
          FuzzDeviation.of(
                  "`Expect: 100-continue` without a body",
                  "LOOSER|OUT_OF_STEP|VALUE|GOES_ON|ENDS",
                  "(?i)\nExpect[ \t]*:[^\r\n]*\r\n"
                      + "(?:(?!Content-Length|Transfer-Encoding)[^\r\n]+\r\n)*\r\n",
                  "GET / HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\n\r\n",
                  "There is nothing to continue with; waitress drops this request and answers the one"
                      + " behind it.")
              .about(".*"));

  static final List<FuzzDeviation> ALL =
      Stream.of(LINE, FIELDS, FRAMING).flatMap(List::stream).toList();

  private FuzzDeviations() {}

  static Optional<FuzzDeviation> explaining(FuzzDifference difference, String sent) {
    return ALL.stream().filter(known -> known.explains(difference, sent)).findFirst();
  }

  private static boolean absent(String krait, String other) {
    return krait.equals("absent") && !other.equals(krait);
  }

  /// With what may differ between spellings of one list of values made equal.
  private static String even(String value) {
    return value.replaceAll("[ \t]+", " ").replaceAll(" ?, ?", ",").strip();
  }
}
