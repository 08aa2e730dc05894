package dev.krait.bridge;

import dev.krait.exchange.RequestBody;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A pipe of the operating system: Java writes to it, Python reads from it. One thread at a time.
///
/// Python made it, yet both ends are the host's to close: an interpreter that is cut off runs no
/// more Python.
final class HostPipe implements AutoCloseable {
  private final int source;
  private final int sink;
  private ByteBuffer block = ByteBuffer.allocateDirect(0);

  /// @param source the descriptor of the end to read from
  /// @param sink the descriptor of the end to write to
  HostPipe(int source, int sink) {
    this.source = source;
    this.sink = sink;
  }

  /// Must be called before the first [fill][#fill]; the end to write to is non-blocking by then.
  ///
  /// @param room bytes that the pipe takes at once when it is empty, at least 1
  void setRoom(int room) {
    block = ByteBuffer.allocateDirect(room);
  }

  /// Waits for the next bytes of `body` and puts them in the pipe, which must be empty.
  ///
  /// @return how many, 0 at the body's end
  /// @throws IOException when the body could not be read, or the pipe not be written to; the pipe
  ///   may hold bytes then
  int fill(RequestBody body) throws IOException {
    block.clear();
    if (body.read(block) < 0) {
      return 0;
    }
    block.flip();
    int count = block.remaining();
    long written = Descriptors.write(sink, block);
    if (written < count) {
      throw new IOException("a pipe took " + written + " of " + count + " bytes");
    }
    return count;
  }

  @Override
  public void close() {
    Descriptors.close(sink);
    Descriptors.close(source);
  }
}
