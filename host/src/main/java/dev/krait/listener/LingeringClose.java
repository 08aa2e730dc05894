package dev.krait.listener;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/// Ends an HTTP/1 connection whose client may still be sending a body that nobody reads (RFC 9112
/// §9.6). Closing it at once would have the kernel answer those bytes with a reset, which destroys
/// the response before the client has read it. So only the host's half is closed, and what comes is
/// thrown away, with pauses, up to [MOST_BYTES][#MOST_BYTES] and for up to [SECONDS][#SECONDS]. I/O
/// thread.
final class LingeringClose {
  private static final Logger log = LoggerFactory.getLogger(LingeringClose.class);
  private static final long MOST_BYTES = 16L << 20;
  private static final int SECONDS = 5;

  /// What is thrown away before a pause, in which other connections have their turn: over TLS a
  /// client that floods would keep the thread, since what is decrypted comes before what is new.
  private static final long BYTES_AT_ONCE = 256L << 10;

  private static final long PAUSE_MILLIS = 10;

  private final HttpServerExchange exchange;
  private final HttpServerConnection connection;
  private final XnioExecutor.Key timer;
  private long thrownAway;
  private boolean closed;

  private LingeringClose(HttpServerExchange exchange, HttpServerConnection connection) {
    this.exchange = exchange;
    this.connection = connection;
    this.timer = connection.getIoThread().executeAfter(this::close, SECONDS, TimeUnit.SECONDS);
  }

  /// After the response is sent.
  static void begin(HttpServerExchange exchange, HttpServerConnection connection) {
    LingeringClose lingering = new LingeringClose(exchange, connection);
    try {
      lingering.halfClose();
    } catch (IOException e) {
      lingering.close(e);
    }
  }

  private void halfClose() throws IOException {
    connection.clearChannel();
    PooledByteBuffer extra = connection.getExtraBytes();
    if (extra != null) {
      extra.close();
      connection.setExtraBytes(null);
    }
    ConduitStreamSinkChannel sink = connection.getChannel().getSinkChannel();
    sink.shutdownWrites();
    if (!sink.flush()) {
      sink.setWriteListener(ChannelListeners.flushingChannelListener(null, (_, e) -> close(e)));
      sink.resumeWrites();
    }
    ConduitStreamSourceChannel source = connection.getChannel().getSourceChannel();
    source.setReadListener(this::throwAway);
    source.resumeReads();
  }

  private void throwAway(ConduitStreamSourceChannel source) {
    try (PooledByteBuffer pooled = connection.getByteBufferPool().allocate()) {
      long pause = thrownAway + BYTES_AT_ONCE;
      int count;
      do {
        count = source.read(pooled.getBuffer().clear());
        thrownAway += Math.max(count, 0);
      } while (count > 0 && thrownAway < pause);
      if (count < 0 || thrownAway > MOST_BYTES) {
        close();
      } else if (count > 0) {
        source.suspendReads();
        connection
            .getIoThread()
            .executeAfter(() -> goOn(source), PAUSE_MILLIS, TimeUnit.MILLISECONDS);
      }
    } catch (IOException e) {
      close(e);
    }
  }

  private void goOn(ConduitStreamSourceChannel source) {
    if (!closed) {
      source.resumeReads();
    }
  }

  private void close(IOException e) {
    log.debug("the client ended the connection: {}", e.getMessage());
    close();
  }

  private void close() {
    closed = true;
    timer.remove();
    IoUtils.safeClose(connection);
    Connectors.terminateRequest(exchange);
    exchange.endExchange();
  }
}
