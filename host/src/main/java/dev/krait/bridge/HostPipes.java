package dev.krait.bridge;

import dev.krait.exchange.RequestBody;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// The pipes of one interpreter, by the descriptor that Python reads from. Any thread.
final class HostPipes implements AutoCloseable {
  private final Map<Integer, HostPipe> pipes = new ConcurrentHashMap<>();

  /// Takes over a pipe, see [HostPipe].
  void add(int source, int sink) {
    pipes.put(source, new HostPipe(source, sink));
  }

  /// Makes a pipe ready to be filled, see [HostPipe#setRoom]; nothing happens when it is closed.
  void setRoom(int source, int room) {
    HostPipe pipe = pipes.get(source);
    if (pipe != null) {
      pipe.setRoom(room);
    }
  }

  /// Fills a pipe, see [HostPipe#fill]; closes it when that fails.
  int fill(int source, RequestBody body) throws IOException {
    HostPipe pipe = pipes.get(source);
    if (pipe == null) {
      throw new IOException("the pipe " + source + " is closed");
    }
    try {
      return pipe.fill(body);
    } catch (IOException e) {
      close(source);
      throw e;
    }
  }

  /// Closes both ends of one.
  void close(int source) {
    HostPipe pipe = pipes.remove(source);
    if (pipe != null) {
      pipe.close();
    }
  }

  /// Closes all. No Python may run any more: it could still read from a descriptor that is another
  /// file's by now.
  @Override
  public void close() {
    pipes.keySet().forEach(this::close);
  }
}
