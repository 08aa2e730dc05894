package dev.krait.listener;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
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

  /// A region of a file, its beginning as a block: as long as the response's head waits, Undertow's
  /// channel sends what it likes of a file, whatever position and count it is told.
  ///
  /// @throws IOException when the file has less, or cannot be read
  static List<Piece> ofFile(Path path, long position, long count) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      ByteBuffer beginning = ByteBuffer.allocate((int) Math.min(count, Block.MERGED));
      while (beginning.hasRemaining()) {
        if (file.read(beginning, position + beginning.position()) < 0) {
          throw new EOFException("it has become shorter");
        }
      }
      int sent = beginning.limit();
      return List.of(new Block(beginning.array()), new Region(file, position + sent, count - sent));
    } catch (IOException e) {
      IoUtils.safeClose(file);
      throw e;
    }
  }

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
      if (position == end) {
        return true;
      }
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
