package dev.krait.listener;

import dev.krait.exchange.BodyException;
import java.io.IOException;

/// Holds a body on its way in to the length that its request says, and to the limit. Over HTTP/1 it
/// cannot have another than the former; over HTTP/2 its frames may say something else. One thread
/// at a time.
final class BodyLength {
  private final long most;

  /// Less than 0 when unknown.
  private long toCome;

  private long arrived;

  /// @param length as the head says; -1 when unknown
  /// @param most bytes there may be, 0 for no limit
  BodyLength(long length, long most) {
    this.toCome = length;
    this.most = most;
  }

  /// Takes note of what a channel has read.
  ///
  /// @param count how many bytes, -1 for the end
  void read(int count) throws IOException {
    if (count < 0 ? toCome > 0 : toCome >= 0 && count > toCome) {
      throw new IOException("it is not as long as its Content-Length");
    }
    int bytes = Math.max(0, count);
    toCome -= bytes;
    arrived += bytes;
    if (most > 0 && arrived > most) {
      throw new BodyException(413, "the request body is larger than the limit");
    }
  }

  /// Whether there is only the end to come.
  boolean complete() {
    return toCome == 0;
  }
}
