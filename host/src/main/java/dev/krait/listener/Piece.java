package dev.krait.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Something to be sent.
sealed interface Piece {
  /// Sends what the channel takes at once.
  ///
  /// @return whether all of it is sent
  boolean send(StreamSinkChannel channel) throws IOException;

  /// Bytes it keeps in memory.
  int weight();

  void close();

  /// A block of the body.
  record Block(ByteBuffer bytes) implements Piece {
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
      return bytes.capacity();
    }

    @Override
    public void close() {}
  }

  /// A region of a file, sent by the kernel.
  final class Region implements Piece {
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
      while (position < end) {
        long sent = channel.transferFrom(file, position, end - position);
        if (sent <= 0) {
          if (position >= file.size()) {
            throw new IOException("the file became shorter while it was being sent");
          }
          return false;
        }
        position += sent;
      }
      return true;
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
