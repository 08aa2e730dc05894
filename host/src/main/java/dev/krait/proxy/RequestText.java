package dev.krait.proxy;

import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// A request's head as the target gets it (RFC 9112 §3): the target and fields as they came, but
/// for those of the client's connection. Whom Krait speaks for is said in `X-Forwarded-For`,
/// `-Proto`, `-Host` and `-Port`, which hold what Krait believes, in one value each; `Forwarded` is
/// left out.
final class RequestText {
  private static final Set<String> SAID_ANEW =
      Set.of(
          "content-length",
          "cookie",
          "forwarded",
          "host",
          "x-forwarded-for",
          "x-forwarded-host",
          "x-forwarded-port",
          "x-forwarded-proto");

  private RequestText() {}

  /// @param length of the body that follows, 0 for none, -1 when it comes in chunks
  static byte[] of(RequestHead head, long length, Target target) {
    StringBuilder text = new StringBuilder(512);
    text.append(head.line().method()).append(' ').append(head.line().target());
    text.append(" HTTP/1.1\r\n");
    String host = value(head, "Host", ", ");
    field(text, "Host", target.ownHost() || host.isEmpty() ? target.uri().getAuthority() : host);
    Set<String> hop = HopByHop.in(head.headers());
    for (Header header : head.headers()) {
      String name = header.name().toLowerCase(Locale.ROOT);
      if (!hop.contains(name) && !SAID_ANEW.contains(name)) {
        field(text, header.name(), header.value());
      }
    }
    // HTTP/2 may have sent it in pieces (RFC 9113 §8.2.3)
    String cookies = value(head, "Cookie", "; ");
    if (!cookies.isEmpty()) {
      field(text, "Cookie", cookies);
    }
    field(text, "X-Forwarded-For", head.connection().client().address());
    field(text, "X-Forwarded-Proto", head.connection().scheme());
    if (!host.isEmpty()) {
      field(text, "X-Forwarded-Host", host);
    }
    field(text, "X-Forwarded-Port", Integer.toString(head.connection().server().port()));
    frame(text, head, length);
    return text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  /// RFC 9112 §6; a method that has a body by nature says so when there is none (RFC 9110 §8.6).
  private static void frame(StringBuilder text, RequestHead head, long length) {
    if (length < 0) {
      field(text, "Transfer-Encoding", "chunked");
    } else if (length > 0 || !value(head, "Content-Length", ",").isEmpty()) {
      field(text, "Content-Length", Long.toString(length));
    }
  }

  private static String value(RequestHead head, String name, String separator) {
    StringBuilder values = new StringBuilder();
    for (Header header : head.headers()) {
      if (header.name().equalsIgnoreCase(name)) {
        values.append(values.isEmpty() ? "" : separator).append(header.value());
      }
    }
    return values.toString();
  }

  private static void field(StringBuilder text, String name, String value) {
    text.append(name).append(": ").append(value).append("\r\n");
  }
}
