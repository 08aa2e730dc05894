package dev.krait.listener;

import io.undertow.connector.ByteBufferPool;
import io.undertow.connector.PooledByteBuffer;
import io.undertow.protocols.http2.AbstractHttp2StreamSourceChannel;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.protocols.http2.Http2RstStreamStreamSourceChannel;
import io.undertow.protocols.http2.Http2StreamSourceChannel;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.framed.FrameHeaderData;
import io.undertow.util.AttachmentKey;
import io.undertow.util.HeaderMap;
import io.undertow.util.HeaderValues;
import io.undertow.util.Headers;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.xnio.IoUtils;
import org.xnio.Option;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;

/// Undertow's HTTP/2 connection, which in addition knows the requests that are under way. I/O
/// thread.
final class Http2Connection extends Http2Channel {
  /// How many requests of one connection may be under way (RFC 9113 §5.1.2); Undertow says it to
  /// clients, and does not hold them to it.
  static final int MOST_STREAMS = 100;

  private static final int MOST_LEFT = 1000;

  private static final AttachmentKey<Http2Connection> KEY =
      AttachmentKey.create(Http2Connection.class);

  private final Map<Integer, Http2Stream> streams = new ConcurrentHashMap<>();
  private final ReceiveWindow window;
  private int newest;
  private int newestBegun;
  private int leftWaiting;

  Http2Connection(StreamConnection connection, ByteBufferPool buffers, OptionMap options) {
    super(connection, null, buffers, null, false, false, options);
    this.window = new ReceiveWindow(getInitialReceiveWindowSize());
    putAttachment(KEY, this);
    addCloseTask(_ -> streams.values().forEach(Http2Stream::leave));
  }

  @Override
  protected @Nullable AbstractHttp2StreamSourceChannel createChannel(
      FrameHeaderData head, PooledByteBuffer data) throws IOException {
    if (head.getFrameLength() > 0) {
      // DATA of a stream that was reset after the guard had let it through
      return null;
    }
    AbstractHttp2StreamSourceChannel made = super.createChannel(head, data);
    if (made instanceof Http2StreamSourceChannel request) {
      newest = request.getStreamId();
      oneHost(request.getHeaders());
    } else if (made instanceof Http2RstStreamStreamSourceChannel reset) {
      Http2Stream stream = streams.get(reset.getStreamId());
      if (stream != null) {
        stream.leave();
      }
    }
    return made;
  }

  /// Undertow takes the host from `:authority` alone. A client may leave that out and send `Host`;
  /// when the two differ, neither counts (RFC 9113 §8.3.1).
  private static void oneHost(HeaderMap headers) {
    HeaderValues host = headers.get(Headers.HOST);
    if (host == null) {
      return;
    }
    String authority = headers.getFirst(AUTHORITY);
    if (host.size() > 1 || (authority != null && !authority.equals(host.getFirst()))) {
      headers.remove(AUTHORITY);
    } else {
      headers.put(AUTHORITY, host.getFirst());
    }
  }

  /// Sends no second one for a stream (RFC 9113 §5.4.2), and none to a client that sent one.
  @Override
  public void sendRstStream(int id, int code) {
    Http2Stream stream = streams.get(id);
    if (stream == null ? id > newestBegun : stream.reset()) {
      super.sendRstStream(id, code);
    }
  }

  /// Has Undertow wait for a stream's window for longer than [Http2Stream] does: it would leave the
  /// frame that waits among those to be sent.
  @Override
  public <T> T getOption(Option<T> option) throws IOException {
    T value = super.getOption(option);
    return option.equals(Options.WRITE_TIMEOUT) && value instanceof Integer millis
        ? option.cast(2 * millis)
        : value;
  }

  /// Takes note of bytes that come for a stream.
  ///
  /// @return whether they are to be thrown away: the stream has ended, which the client may not
  ///   know yet (RFC 9113 §5.4.2); Undertow would end the connection
  boolean throwsAway(int id, int bytes) {
    giveBack(window.arrived(bytes));
    Http2Stream stream = streams.get(id);
    return stream == null ? id <= newest : stream.isReset();
  }

  @Override
  public void updateReceiveFlowControlWindow(int read) {
    // given back already
  }

  private void giveBack(int bytes) {
    if (bytes > 0 && !isThisGoneAway()) {
      try {
        sendUpdateWindowSize(0, bytes);
      } catch (IOException e) {
        IoUtils.safeClose(this);
      }
    }
  }

  /// Takes note of a response that is cut while it waits for the client. Undertow keeps what is
  /// left of it until the connection ends, so there may not be too many. I/O thread.
  void left() {
    leftWaiting++;
    if (leftWaiting > MOST_LEFT) {
      sendGoAway(ERROR_ENHANCE_YOUR_CALM);
    }
  }

  /// Takes in the request that the newest stream has brought.
  ///
  /// @return false when there are too many; the client is told to try again
  static boolean begin(HttpServerExchange exchange) {
    Http2Connection connection = exchange.getConnection().getAttachment(KEY);
    int id = connection.newest;
    if (connection.streams.size() >= MOST_STREAMS) {
      connection.sendRstStream(id, ERROR_REFUSED_STREAM);
      return false;
    }
    connection.newestBegun = id;
    Http2Stream stream = new Http2Stream(connection, id);
    connection.streams.put(id, stream);
    exchange.putAttachment(Http2Stream.KEY, stream);
    exchange.addExchangeCompleteListener((_, next) -> {
      connection.streams.remove(id);
      next.proceed();
    });
    return true;
  }
}
