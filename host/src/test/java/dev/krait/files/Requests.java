package dev.krait.files;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import java.util.ArrayList;
import java.util.List;

/// Requests for files.
final class Requests {
  private Requests() {}

  /// @param fields names and values in turn
  static RequestHead of(String method, String... fields) {
    Endpoint end = new Endpoint("127.0.0.1", 1);
    List<Header> headers = new ArrayList<>();
    for (int i = 0; i < fields.length; i += 2) {
      headers.add(new Header(fields[i], fields[i + 1]));
    }
    return new RequestHead(
        new RequestLine(method, "/s/a", "/s/a", "", "HTTP/1.1"),
        new Connection("http", end, end),
        headers,
        0);
  }
}
