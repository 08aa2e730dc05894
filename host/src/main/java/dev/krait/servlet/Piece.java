package dev.krait.servlet;

import jakarta.servlet.ServletOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/// A part of a response's body that waits to be sent.
sealed interface Piece {
  /// How many bytes of memory it is.
  int weight();

  /// Hands some bytes to the stream, which must be ready, once.
  ///
  /// @return by how much lighter it is
  int send(ServletOutputStream out) throws IOException;

  /// Whether nothing is left of it.
  boolean done();

  void close();

  /// Bytes.
  final class Block implements Piece {
    private final byte[] bytes;
    private boolean done;

    Block(byte[] bytes) {
      this.bytes = bytes;
    }

    @Override
    public int weight() {
      return bytes.length;
    }

    @Override
    public int send(ServletOutputStream out) throws IOException {
      done = true;
      out.write(bytes);
      return bytes.length;
    }

    @Override
    public boolean done() {
      return done;
    }

    @Override
    public void close() {}
  }

  /// Part of a file.
  final class Part implements Piece {
    private static final int BLOCK = 64 * 1024;

    private final FileChannel file;
    private long left;

    /// @param file where it begins
    /// @param count bytes
    Part(FileChannel file, long count) {
      this.file = file;
      this.left = count;
    }

    @Override
    public int weight() {
      return 0;
    }

    @Override
    public int send(ServletOutputStream out) throws IOException {
      byte[] block = new byte[(int) Math.min(left, BLOCK)];
      int count = file.read(ByteBuffer.wrap(block));
      if (count < 0) {
        throw new EOFException("the file that is sent became shorter");
      }
      left -= count;
      out.write(block, 0, count);
      return 0;
    }

    @Override
    public boolean done() {
      return left == 0;
    }

    @Override
    public void close() {
      try {
        file.close();
      } catch (IOException _) {
        // it was only read
      }
    }
  }
}
