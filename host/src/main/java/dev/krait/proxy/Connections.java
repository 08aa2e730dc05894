package dev.krait.proxy;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// The connections to one target that wait for another request, the last used first.
final class Connections implements AutoCloseable {
  private static final int MOST_IDLE = 128;

  private final Target target;
  private final Deque<Connection> idle = new ArrayDeque<>();
  private boolean closed;

  Connections(Target target) {
    this.target = target;
  }

  /// One that was used before, if one is alive, else a new one.
  Connection take() throws IOException {
    for (Connection next = poll(); next != null; next = poll()) {
      if (next.alive(target.keepAlive().toNanos())) {
        return next;
      }
      next.close();
    }
    return Connection.open(target);
  }

  Connection fresh() throws IOException {
    return Connection.open(target);
  }

  private synchronized @Nullable Connection poll() {
    return idle.pollFirst();
  }

  /// For the next request.
  void giveBack(Connection connection) {
    connection.rest();
    Connection surplus = add(connection);
    if (surplus != null) {
      surplus.close();
    }
  }

  private synchronized @Nullable Connection add(Connection connection) {
    if (closed) {
      return connection;
    }
    idle.addFirst(connection);
    return idle.size() > MOST_IDLE ? idle.pollLast() : null;
  }

  /// Those in use are closed as they come back.
  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(Connection::close);
    idle.clear();
  }
}
