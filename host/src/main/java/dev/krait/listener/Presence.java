package dev.krait.listener;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.xnio.conduits.ConduitStreamSourceChannel;

/// Whether the client of an HTTP/1 request that was received to its end is still there while the
/// request waits. What it sends meanwhile is its next request, and is kept.
///
/// A client that has closed its connection and one that has only said that it will send no more
/// look alike. The latter is served when its turn comes at once; when not, it is taken for the
/// former.
final class Presence {
  private static final long PROMPT_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final HttpServerConnection connection;
  private final long begin = System.nanoTime();
  private volatile boolean ended;
  private volatile boolean reset;

  private Presence(HttpServerConnection connection) {
    this.connection = connection;
  }

  /// Answers whether the client has gone. I/O thread.
  static BooleanSupplier watch(HttpServerExchange exchange) {
    if (exchange.getConnection() instanceof HttpServerConnection connection
        && exchange.isRequestComplete()
        && connection.getExtraBytes() == null) {
      Presence presence = new Presence(connection);
      connection.getChannel().getSourceChannel().setReadListener(presence::look);
      // not through the channel, which thinks of the body that it has seen the end of
      connection.getOriginalSourceConduit().resumeReads();
      return presence::gone;
    }
    return () -> false;
  }

  private boolean gone() {
    return reset || (ended && System.nanoTime() - begin > PROMPT_NANOS);
  }

  private void look(ConduitStreamSourceChannel source) {
    connection.getOriginalSourceConduit().suspendReads();
    PooledByteBuffer next = connection.getByteBufferPool().allocate();
    int count = -1;
    try {
      count = connection.getOriginalSourceConduit().read(next.getBuffer());
      ended = count < 0;
    } catch (IOException e) {
      reset = true;
    }
    if (count > 0) {
      next.getBuffer().flip();
      connection.ungetRequestBytes(next);
    } else {
      next.close();
    }
  }
}
