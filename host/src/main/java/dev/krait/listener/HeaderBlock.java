package dev.krait.listener;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The header fields of an HTTP/2 request on their way in: one frame HEADERS and any number of
/// CONTINUATION (RFC 9113 §4.3), which become one frame. One thread at a time.
final class HeaderBlock {
  private final Frame first;
  private final int most;
  private byte[] bytes = new byte[0];
  private int size;

  /// Bytes of the current frame that have not come yet.
  private int missing;

  private boolean last;
  private boolean padded;

  /// @param most bytes there may be
  /// @throws ConnectionErrorException when there are more
  HeaderBlock(Frame first, int most) throws ConnectionErrorException {
    this.first = first;
    this.most = most;
    this.padded = first.has(Frame.PADDED);
    add(first);
    takePaddingOff();
  }

  /// Goes on with a frame.
  ///
  /// @throws ConnectionErrorException when it is none of this block, or makes it too large
  void proceed(Frame frame) throws ConnectionErrorException {
    if (frame.type() != Frame.CONTINUATION || frame.stream() != first.stream()) {
      throw new ConnectionErrorException(
          Http2Channel.ERROR_PROTOCOL_ERROR, "header fields are interrupted by another frame");
    }
    add(frame);
  }

  private void add(Frame frame) throws ConnectionErrorException {
    if (frame.length() > most - size) {
      throw new ConnectionErrorException(
          Http2Channel.ERROR_ENHANCE_YOUR_CALM, "more than " + most + " bytes of header fields");
    }
    missing = frame.length();
    last = frame.has(Frame.END_HEADERS);
  }

  /// Bytes that the current frame still has.
  int missing() {
    return missing;
  }

  /// Takes what has come of the current frame.
  void take(ByteBuffer from) throws ConnectionErrorException {
    int count = Math.min(missing, from.remaining());
    if (size + count > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.min(most, Math.max(2 * bytes.length, size + count)));
    }
    from.get(bytes, size, count);
    size += count;
    missing -= count;
    takePaddingOff();
  }

  /// Only the first frame has any (RFC 9113 §6.2).
  private void takePaddingOff() throws ConnectionErrorException {
    if (!padded || missing > 0) {
      return;
    }
    padded = false;
    int padding = size == 0 ? 0 : bytes[0] & 0xff;
    if (padding >= size) {
      throw new ConnectionErrorException(
          Http2Channel.ERROR_PROTOCOL_ERROR, "there is more padding than frame");
    }
    size -= padding + 1;
    System.arraycopy(bytes, 1, bytes, 0, size);
  }

  boolean whole() {
    return last && missing == 0;
  }

  /// All of it as one frame HEADERS.
  ByteBuffer frame() {
    ByteBuffer frame = ByteBuffer.allocate(Frame.BYTES + size);
    int flags = (first.flags() & ~Frame.PADDED) | Frame.END_HEADERS;
    new Frame(size, Frame.HEADERS, flags, first.stream()).write(frame);
    return frame.put(bytes, 0, size).flip();
  }
}
