package dev.krait.proxy;

import dev.krait.exchange.RequestHead;
import dev.krait.proxy.ResponseReader.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Asks a target and keeps its whole answer. Blocks; made for virtual threads.
public final class Fetch implements AutoCloseable {
  private final Target target;
  private final Connections connections;
  private final int most;

  /// For one target.
  ///
  /// @param target its patience is for the whole answer
  /// @param most bytes that an answer's body may have
  public Fetch(Target target, int most) {
    this.target = target;
    this.connections = new Connections(target);
    this.most = most;
  }

  /// Sends a request and waits for the answer.
  ///
  /// @param head of a request without a body
  /// @throws IOException when there is no answer in time
  public Fetched send(RequestHead head) throws IOException {
    long begin = System.nanoTime();
    Connection connection = connections.take();
    boolean whole = false;
    try {
      connection
          .source()
          .watch(() -> {
            if (System.nanoTime() - begin > target.patience().toNanos()) {
              throw new SlowException("timed out after " + target.patience().toMillis() + " ms");
            }
          });
      connection.out().write(RequestText.of(head, 0, target));
      Response response = new ResponseReader(connection.source(), head.line().method()).read();
      ByteArrayOutputStream kept = new ByteArrayOutputStream();
      ResponseBody body = new ResponseBody(connection.source(), response.length());
      while (!body.over() && kept.size() <= most) {
        kept.writeBytes(body.read());
      }
      whole = body.over() && response.reusable();
      byte[] bytes = kept.toByteArray();
      return new Fetched(response.head().status(), response.head().headers(), bytes, !body.over());
    } finally {
      if (whole) {
        connections.giveBack(connection);
      } else {
        connection.close();
      }
    }
  }

  /// Closes the connections that are not in use.
  @Override
  public void close() {
    connections.close();
  }
}
