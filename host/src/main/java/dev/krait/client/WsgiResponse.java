package dev.krait.client;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What an application answered, or Krait in its place.
public final class WsgiResponse {
  private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset\\s*=\\s*\"?([\\w.:-]+)");

  private final ResponseHead head;
  private final byte[] body;
  private final String failure;
  private final boolean complete;

  /// @param failure the tracebacks of what the application raised, empty if it did not
  /// @param complete whether the body is whole
  WsgiResponse(ResponseHead head, byte[] body, String failure, boolean complete) {
    this.head = head;
    this.body = body;
    this.failure = failure;
    this.complete = complete;
  }

  public int status() {
    return head.status();
  }

  /// What follows the status' number: `Not Found`.
  public String reason() {
    return head.reason();
  }

  /// The header fields, in their order.
  public List<Header> headers() {
    return head.headers();
  }

  /// The first header field of that name, whatever its case.
  public Optional<String> header(String name) {
    return headers(name).stream().findFirst();
  }

  /// All of that name.
  public List<String> headers(String name) {
    return head.headers().stream()
        .filter(header -> header.name().equalsIgnoreCase(name))
        .map(Header::value)
        .toList();
  }

  public byte[] body() {
    return body.clone();
  }

  /// The body as text, in the charset its Content-Type names, else UTF-8.
  ///
  /// @throws java.nio.charset.UnsupportedCharsetException when Java has no such charset
  public String text() {
    Matcher charset = CHARSET.matcher(header("Content-Type").orElse(""));
    return new String(
        body, charset.find() ? Charset.forName(charset.group(1)) : StandardCharsets.UTF_8);
  }

  /// The Python traceback of what the application raised, if it did and the client
  /// [tolerates][WsgiClient#tolerant] that.
  public Optional<String> failure() {
    return Optional.of(failure).filter(text -> !text.isEmpty());
  }

  /// False when the response was cut off: over HTTP its client would see a broken connection.
  public boolean complete() {
    return complete;
  }

  @Override
  public String toString() {
    return head.status() + " " + head.reason() + ", " + body.length + " bytes";
  }
}
