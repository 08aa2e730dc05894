package dev.krait.listener;

import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.xnio.channels.StreamSourceChannel;

/// Puts bytes of a request's body back in front of those that nobody has read, and takes them out
/// again.
final class Returned {
  private Returned() {}

  /// @param bytes latin-1
  /// @param channel they came from, if it was taken; may be taken again afterwards
  static void to(HttpServerExchange exchange, String bytes, Optional<StreamSourceChannel> channel) {
    List<PooledByteBuffer> buffers = new ArrayList<>();
    ByteBuffer all = ByteBuffer.wrap(bytes.getBytes(StandardCharsets.ISO_8859_1));
    while (all.hasRemaining()) {
      PooledByteBuffer buffer = exchange.getConnection().getByteBufferPool().allocate();
      int count = Math.min(buffer.getBuffer().remaining(), all.remaining());
      buffer.getBuffer().put(all.slice().limit(count)).flip();
      all.position(all.position() + count);
      buffers.add(buffer);
    }
    if (!buffers.isEmpty()) {
      Connectors.ungetRequestBytes(exchange, buffers.toArray(PooledByteBuffer[]::new));
    }
    channel.ifPresent(open -> {
      open.suspendReads();
      open.getReadSetter().set(null);
      Connectors.resetRequestChannel(exchange);
    });
  }

  /// Drops those that still wait.
  static void forget(HttpServerExchange exchange) throws IOException {
    StreamSourceChannel open = exchange.getRequestChannel();
    if (open != null) {
      ByteBuffer sink = ByteBuffer.allocate(16 * 1024);
      while (open.read(sink.clear()) > 0) {
        // into nothing
      }
    }
  }
}
