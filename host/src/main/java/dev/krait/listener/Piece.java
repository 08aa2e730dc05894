package dev.krait.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Something to be sent.
sealed interface Piece {
  /// Sends what the channel takes at once, up to a turn's worth.
  ///
  /// @return whether all of it is sent
  boolean send(StreamSinkChannel channel) throws IOException;

  /// Bytes it keeps in memory.
  int weight();

  void close();

  /// Bytes of the body, of one block or of several that were too small to be worth a call each.
  final class Block implements Piece {
    private static final int MERGED = 16 * 1024;

    private ByteBuffer bytes;

    Block(byte[] bytes) {
      this.bytes = ByteBuffer.wrap(bytes);
    }

    /// Adds a block, before any of this one is sent.
    ///
    /// @return false when it has to be sent by itself
    boolean append(byte[] more) {
      int end = bytes.limit();
      int length = end + more.length;
      if (length > MERGED) {
        return false;
      }
      if (length > bytes.capacity()) {
        bytes = ByteBuffer.allocate(MERGED).put(bytes).flip();
      }
      bytes.limit(length).put(end, more);
      return true;
    }

    @Override
    public boolean send(StreamSinkChannel channel) throws IOException {
      while (bytes.hasRemaining()) {
        if (channel.write(bytes) == 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int weight() {
      return bytes.limit();
    }

    @Override
    public void close() {}
  }

  /// A region of a file, sent by the kernel.
  final class Region implements Piece {
    /// Bytes sent in one go. A client that reads as fast as the kernel sends would otherwise keep
    /// the I/O thread from all its other connections until the end of the file.
    static final long TURN = 1 << 20;

    private final FileChannel file;
    private final long end;
    private long position;

    Region(FileChannel file, long position, long count) {
      this.file = file;
      this.position = position;
      this.end = position + count;
    }

    @Override
    public boolean send(StreamSinkChannel channel) throws IOException {
      long sent = channel.transferFrom(file, position, Math.min(end - position, TURN));
      if (sent > 0) {
        position += sent;
      } else if (position < end && position >= file.size()) {
        throw new IOException("the file became shorter while it was being sent");
      }
      return position == end;
    }

    @Override
    public int weight() {
      return 0;
    }

    @Override
    public void close() {
      IoUtils.safeClose(file);
    }
  }
}
