package dev.krait.listener;

import dev.krait.exchange.BodyException;
import io.undertow.conduits.ReadDataStreamSourceConduit;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.server.Connectors;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.IoUtils;
import org.xnio.conduits.StreamSourceConduit;

/// Reads a chunked body from an HTTP/1.1 connection in place of Undertow's reader, which takes a
/// line that is no size for the last chunk, passes over what follows a chunk, and keeps trailers
/// without a limit. What follows the body goes back to the connection: it is the next request.
///
/// A malformed body leaves the connection open, so that the client can be told.
final class ChunkedConduit extends ReadingConduit {
  private final HttpServerExchange exchange;
  private final HttpServerConnection connection;
  private final ChunkDecoder decoder;

  private ChunkedConduit(
      StreamSourceConduit next,
      HttpServerExchange exchange,
      HttpServerConnection connection,
      ChunkDecoder decoder) {
    super(next);
    this.exchange = exchange;
    this.connection = connection;
    this.decoder = decoder;
  }

  /// Before the first byte of the body is read.
  static void install(HttpServerExchange exchange, HttpServerConnection connection, long most) {
    StreamSourceConduit raw =
        new ReadDataStreamSourceConduit(connection.getOriginalSourceConduit(), connection);
    connection
        .getChannel()
        .getSourceChannel()
        .setConduit(new ChunkedConduit(raw, exchange, connection, new ChunkDecoder(most)));
  }

  @Override
  public int read(ByteBuffer body) throws IOException {
    int before = body.position();
    // sizes and line ends alone may use up a buffer; those of a body without data are few
    while (body.position() == before && body.hasRemaining()) {
      if (decoder.ended()) {
        return -1;
      }
      if (!decodeSome(body)) {
        return 0;
      }
    }
    return body.position() - before;
  }

  /// @return false when the connection has nothing at the moment
  private boolean decodeSome(ByteBuffer body) throws IOException {
    PooledByteBuffer pooled = connection.getByteBufferPool().allocate();
    ByteBuffer coded = pooled.getBuffer();
    try {
      int count = next.read(coded);
      coded.flip();
      if (count < 0) {
        throw new BodyException(400, "the request body ended before its last chunk");
      }
      decoder.decode(coded, body);
      if (coded.hasRemaining()) {
        connection.ungetRequestBytes(pooled);
        pooled = null;
      }
      if (decoder.ended()) {
        Connectors.terminateRequest(exchange);
      }
      return count > 0;
    } catch (BodyException e) {
      exchange.setPersistent(false);
      throw e;
    } finally {
      IoUtils.safeClose(pooled);
    }
  }

  @Override
  public void terminateReads() throws IOException {
    if (!decoder.ended()) {
      exchange.setPersistent(false);
    }
    super.terminateReads();
  }
}
