package dev.krait.listener;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;
import org.xnio.conduits.ConduitStreamSinkChannel;
import org.xnio.conduits.ConduitStreamSourceChannel;

/// Ends an HTTP/1 connection whose client may still be sending a body that nobody reads (RFC 9112
/// §9.6). Closing it at once would have the kernel answer those bytes with a reset, which destroys
/// the response before the client has read it. So only the host's half is closed, and what comes is
/// thrown away, up to a number of bytes and for up to [SECONDS][#SECONDS]. I/O thread.
final class LingeringClose {
  private static final Logger log = LoggerFactory.getLogger(LingeringClose.class);
  static final long MOST_BYTES = 16L << 20;
  private static final int SECONDS = 5;

  /// What is thrown away before other connections have their turn.
  private static final long BYTES_AT_ONCE = 64L << 10;

  private final StreamConnection connection;
  private final ByteBufferPool buffers;
  private final long most;
  private final Runnable end;
  private final XnioExecutor.Key timer;
  private long thrownAway;

  /// @param most how many bytes are thrown away
  /// @param end closes the connection
  private LingeringClose(
      StreamConnection connection, ByteBufferPool buffers, long most, Runnable end) {
    this.connection = connection;
    this.buffers = buffers;
    this.most = most;
    this.end = end;
    this.timer = connection.getIoThread().executeAfter(this::close, SECONDS, TimeUnit.SECONDS);
  }

  /// After the response is sent.
  static void begin(HttpServerExchange exchange, HttpServerConnection connection) {
    connection.clearChannel();
    PooledByteBuffer extra = connection.getExtraBytes();
    if (extra != null) {
      extra.close();
      connection.setExtraBytes(null);
    }
    new LingeringClose(
            connection.getChannel(),
            connection.getByteBufferPool(),
            MOST_BYTES,
            () -> {
              IoUtils.safeClose(connection);
              Connectors.terminateRequest(exchange);
              exchange.endExchange();
            })
        .send(ByteBuffer.allocate(0));
  }

  /// Sends a response first.
  ///
  /// @param most how many bytes are thrown away
  static void begin(
      StreamConnection connection, ByteBufferPool buffers, ByteBuffer response, long most) {
    new LingeringClose(connection, buffers, most, () -> IoUtils.safeClose(connection))
        .send(response);
  }

  private void send(ByteBuffer response) {
    ConduitStreamSinkChannel sink = connection.getSinkChannel();
    try {
      while (response.hasRemaining()) {
        if (sink.write(response) == 0) {
          sink.setWriteListener(_ -> send(response));
          sink.resumeWrites();
          return;
        }
      }
      halfClose(sink);
    } catch (IOException e) {
      close(e);
    }
  }

  private void halfClose(ConduitStreamSinkChannel sink) throws IOException {
    sink.suspendWrites();
    sink.shutdownWrites();
    if (!sink.flush()) {
      sink.setWriteListener(ChannelListeners.flushingChannelListener(null, (_, e) -> close(e)));
      sink.resumeWrites();
    }
    ConduitStreamSourceChannel source = connection.getSourceChannel();
    source.setReadListener(this::throwAway);
    source.resumeReads();
  }

  private void throwAway(ConduitStreamSourceChannel source) {
    try (PooledByteBuffer pooled = buffers.allocate()) {
      long turn = thrownAway + BYTES_AT_ONCE;
      int count;
      do {
        count = source.read(pooled.getBuffer().clear());
        thrownAway += Math.max(count, 0);
      } while (count > 0 && thrownAway < turn);
      if (count < 0 || thrownAway > most) {
        close();
      }
    } catch (IOException e) {
      close(e);
    }
  }

  private void close(IOException e) {
    log.debug("the client ended the connection: {}", e.getMessage());
    close();
  }

  private void close() {
    timer.remove();
    end.run();
  }
}
