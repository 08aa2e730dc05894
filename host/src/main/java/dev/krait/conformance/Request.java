package dev.krait.conformance;

import java.util.ArrayList;
import java.util.List;

/// A request, to be sent as it is written.
///
/// @param method any token
/// @param suffix what follows the case's path: `/a%20b?x=1`
/// @param version `HTTP/1.1` or `HTTP/1.0`
/// @param fields header lines in addition to Host
/// @param body with the framing that the fields announce; latin-1
record Request(String method, String suffix, String version, List<String> fields, String body) {
  /// What most cases about `wsgi.input` send.
  static final String LINES = "line one\nline two\nlast";

  Request {
    fields = List.copyOf(fields);
  }

  static Request get() {
    return new Request("GET", "", "HTTP/1.1", List.of(), "").last();
  }

  static Request get(String suffix) {
    return new Request("GET", suffix, "HTTP/1.1", List.of(), "").last();
  }

  static Request head() {
    return get().method("HEAD");
  }

  /// With a Content-Length.
  static Request post(String body) {
    return new Request("POST", "", "HTTP/1.1", List.of(), body)
        .with("Content-Length: " + body.length())
        .last();
  }

  /// In two chunks and with a trailer section.
  ///
  /// @param trailer lines, each with its line end
  static Request chunked(String first, String second, String trailer) {
    String body = chunk(first) + chunk(second) + "0\r\n" + trailer + "\r\n";
    return new Request("POST", "", "HTTP/1.1", List.of(), body)
        .with("Transfer-Encoding: chunked")
        .last();
  }

  private static String chunk(String data) {
    return Integer.toHexString(data.length()) + "\r\n" + data + "\r\n";
  }

  Request method(String other) {
    return new Request(other, suffix, version, fields, body);
  }

  /// HTTP/1.0, which knows no Host and no persistent connections.
  Request http10() {
    return new Request(method, suffix, "HTTP/1.0", fields, body).keepingAlive();
  }

  Request with(String field) {
    List<String> more = new ArrayList<>(fields);
    more.add(field);
    return new Request(method, suffix, version, more, body);
  }

  /// The last one on its connection, and says so.
  private Request last() {
    return with("Connection: close");
  }

  /// Leaves the connection as it is.
  Request keepingAlive() {
    List<String> fewer =
        fields.stream().filter(field -> !field.equals("Connection: close")).toList();
    return new Request(method, suffix, version, fewer, body);
  }

  boolean isHead() {
    return method.equals("HEAD");
  }

  /// The head, with the empty line after it.
  ///
  /// @param path the case's
  /// @param host of the Host field, unless the request has its own
  String headText(String path, String host) {
    StringBuilder text = new StringBuilder();
    text.append(method).append(' ').append(path).append(suffix).append(' ').append(version);
    text.append("\r\n");
    if (version.equals("HTTP/1.1") && fields.stream().noneMatch(each -> each.startsWith("Host:"))) {
      text.append("Host: ").append(host).append("\r\n");
    }
    fields.forEach(field -> text.append(field).append("\r\n"));
    return text.append("\r\n").toString();
  }
}
