package dev.krait.exchange;

import java.io.IOException;
import java.nio.ByteBuffer;

/// A request's body, read once, by one thread at a time.
public interface RequestBody {
  /// The body of every request without one.
  RequestBody NONE =
      new RequestBody() {
        @Override
        public String received() {
          return "";
        }

        @Override
        public int read(ByteBuffer into) {
          return -1;
        }
      };

  /// The whole body when it arrived before the application was called, as latin-1 text; `""` when
  /// there is no body or when it must be [read][#read].
  String received();

  /// Waits for bytes and copies as many of them as are here and fit.
  ///
  /// @return how many were copied, at least 1, or -1 at the end
  /// @throws IOException when the client went away, was too slow, or broke the framing (RFC 9112
  ///   §6)
  int read(ByteBuffer into) throws IOException;
}
