package dev.krait.client;

import dev.krait.exchange.Header;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/// A request to an application.
///
/// @param method `GET`, `POST` or any other token
/// @param target path and query, such as `/items?limit=5`; what has to be escaped and is not, is
///   escaped as UTF-8
/// @param headers in their order
/// @param body read once, by the application
/// @param length the body's, -1 when only its end will tell
public record WsgiRequest(
    String method, String target, List<Header> headers, InputStream body, long length) {
  private static final long UNKNOWN = -1;

  public WsgiRequest {
    headers = List.copyOf(headers);
    if (!target.startsWith("/")) {
      throw new IllegalArgumentException(
          "the target '"
              + target
              + "' is no path; it must begin with a slash; the host name is the client's, see"
              + " WsgiClient.at(…)");
    }
  }

  /// One without header fields and body.
  public static WsgiRequest of(String method, String target) {
    return new WsgiRequest(method, target, List.of(), InputStream.nullInputStream(), 0);
  }

  public static WsgiRequest get(String target) {
    return of("GET", target);
  }

  public static WsgiRequest post(String target) {
    return of("POST", target);
  }

  /// The same with one more header field.
  public WsgiRequest header(String name, String value) {
    return new WsgiRequest(
        method,
        target,
        Stream.concat(headers.stream(), Stream.of(new Header(name, value))).toList(),
        body,
        length);
  }

  /// The same with a body.
  public WsgiRequest body(byte[] bytes) {
    return new WsgiRequest(method, target, headers, new ByteArrayInputStream(bytes), bytes.length);
  }

  /// The same with a text as the body, in UTF-8.
  public WsgiRequest body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The same with a body of unknown length, as a chunked one is; read as the application reads.
  public WsgiRequest body(InputStream stream) {
    return new WsgiRequest(method, target, headers, stream, UNKNOWN);
  }
}
