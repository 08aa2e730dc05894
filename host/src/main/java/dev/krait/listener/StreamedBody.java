package dev.krait.listener;

import dev.krait.exchange.RequestBody;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.channels.StreamSourceChannel;

/// A request body: received already, or read from the connection as the application asks for it.
final class StreamedBody implements RequestBody {
  /// Bodies up to this size are received before an application is called.
  static final int SMALL = 64 * 1024;

  private static final long SILENCE_SECONDS = 60;

  private final HttpServerExchange exchange;
  private final String received;
  private @Nullable StreamSourceChannel channel;

  /// Bytes to come, -1 when unknown.
  private long left;

  private boolean ended;
  private volatile long lastRead = System.nanoTime();

  private StreamedBody(HttpServerExchange exchange, String received, long left) {
    this.exchange = exchange;
    this.received = received;
    this.left = left;
    this.ended = left == 0;
  }

  /// @param length as the head says; -1 when chunked
  static StreamedBody of(HttpServerExchange exchange, long length) throws IOException {
    if (length == 0) {
      return new StreamedBody(exchange, "", 0);
    }
    StreamedBody body = new StreamedBody(exchange, "", length);
    boolean here = exchange.getAttachment(HttpListener.RECEIVED) != null;
    if (!here || length < 0 || length > SMALL) {
      return body;
    }
    byte[] bytes = new byte[(int) length];
    int count = 0;
    while (count < bytes.length) {
      int n = body.source().read(ByteBuffer.wrap(bytes, count, bytes.length - count));
      if (n <= 0) {
        throw new IOException("the body ended after " + count + " of " + length + " bytes");
      }
      count += n;
    }
    body.noteEnd();
    return new StreamedBody(exchange, new String(bytes, StandardCharsets.ISO_8859_1), 0);
  }

  @Override
  public String received() {
    return received;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    if (ended) {
      return -1;
    }
    try {
      int n = source().read(into);
      while (n == 0) {
        long before = System.nanoTime();
        source().awaitReadable(SILENCE_SECONDS, TimeUnit.SECONDS);
        n = source().read(into);
        if (n == 0 && System.nanoTime() - before > TimeUnit.SECONDS.toNanos(SILENCE_SECONDS)) {
          throw new IOException("the client sent nothing for " + SILENCE_SECONDS + " s");
        }
      }
      return count(n);
    } catch (RequestTooBigException e) {
      throw new IOException("the body is larger than the limit", e);
    } catch (IOException e) {
      exchange.setPersistent(false);
      String reason = e.getMessage() == null ? "broken framing" : e.getMessage();
      throw new IOException("the request body could not be read to its end: " + reason, e);
    }
  }

  /// When [read][#read] last returned, a [System#nanoTime].
  long lastRead() {
    return lastRead;
  }

  /// Counts what was read; the last bytes of a body of known length also end it, as an application
  /// will not ask again and Undertow must know that the request is over.
  private int count(int n) throws IOException {
    lastRead = System.nanoTime();
    if (n < 0) {
      ended = true;
    } else if (left > 0) {
      left -= n;
      if (left == 0) {
        noteEnd();
      }
    }
    return n;
  }

  private void noteEnd() throws IOException {
    ended = source().read(ByteBuffer.allocate(1)) < 0;
  }

  private StreamSourceChannel source() throws IOException {
    StreamSourceChannel current = channel;
    if (current == null) {
      current = exchange.getRequestChannel();
      if (current == null) {
        throw new IOException("the request body is gone");
      }
      channel = current;
    }
    return current;
  }
}
