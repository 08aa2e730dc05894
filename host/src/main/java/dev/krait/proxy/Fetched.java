package dev.krait.proxy;

import dev.krait.exchange.Header;
import java.util.List;

/// An answer that is all here. Immutable as long as nobody writes to its array.
public final class Fetched {
  private final int status;
  private final List<Header> headers;
  private final byte[] body;
  private final boolean cut;

  Fetched(int status, List<Header> headers, byte[] body, boolean cut) {
    this.status = status;
    this.headers = List.copyOf(headers);
    this.body = body;
    this.cut = cut;
  }

  public int status() {
    return status;
  }

  public List<Header> headers() {
    return headers;
  }

  /// Without its framing; not to be changed.
  public byte[] body() {
    return body;
  }

  /// Whether the body went on.
  public boolean cut() {
    return cut;
  }
}
