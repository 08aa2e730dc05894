package dev.krait.listener;

import java.nio.ByteBuffer;

/// The head of an HTTP/2 frame (RFC 9113 §4.1).
///
/// @param length of its payload, in bytes
/// @param stream 0 for the connection
record Frame(int length, int type, int flags, int stream) {
  static final int BYTES = 9;

  static final int DATA = 0;
  static final int HEADERS = 1;
  static final int RST_STREAM = 3;
  static final int WINDOW_UPDATE = 8;
  static final int CONTINUATION = 9;

  static final int END_STREAM = 0x1;
  static final int END_HEADERS = 0x4;
  static final int PADDED = 0x8;

  private static final int BYTE = 0xff;
  private static final int BYTE_BITS = 8;

  /// Below this, a client does not ask for data but for frames.
  private static final int LEAST_INCREMENT = 256;

  /// More than a byte of padding can name.
  private static final int PADDING = 256;

  /// Reads one from where the buffer is, and moves behind it.
  static Frame read(ByteBuffer from) {
    int lengthAndType = from.getInt();
    int flags = from.get() & BYTE;
    return new Frame(
        lengthAndType >>> BYTE_BITS,
        lengthAndType & BYTE,
        flags,
        from.getInt() & Integer.MAX_VALUE);
  }

  void write(ByteBuffer into) {
    into.putInt((length << BYTE_BITS) | type).put((byte) flags).putInt(stream);
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /// Whether it makes work without being part of a request, or little of one: what floods are made
  /// of (RFC 9113 §10.5).
  ///
  /// @param payload starts with what has come of its payload; of a window update all of it
  boolean idle(ByteBuffer payload) {
    return switch (type) {
      case HEADERS, RST_STREAM -> false;
      case DATA -> (length == 0 && !has(END_STREAM)) || (has(PADDED) && length <= PADDING);
      case WINDOW_UPDATE ->
          length != Integer.BYTES || payload.getInt(payload.position()) < LEAST_INCREMENT;
      default -> true; // CONTINUATION, too: they are few when they are full
    };
  }
}
