package dev.krait.route;

import dev.krait.exchange.Header;
import java.util.List;

/// A response that was kept to be compared. Immutable as long as nobody writes to its array.
public final class Answer {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;

  /// What was answered.
  ///
  /// @param body as sent, without the framing; not copied
  public Answer(int status, List<Header> headers, byte[] body) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
  }

  public int status() {
    return status;
  }

  public List<Header> headers() {
    return headers;
  }

  /// Not to be changed.
  public byte[] body() {
    return body;
  }
}
