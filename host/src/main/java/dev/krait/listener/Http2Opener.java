package dev.krait.listener;

import io.undertow.UndertowOptions;
import io.undertow.conduits.WriteTimeoutStreamSinkConduit;
import io.undertow.protocols.http2.Http2Channel;
import io.undertow.server.HttpHandler;
import io.undertow.server.OpenListener;
import io.undertow.server.handlers.HostHeaderHandler;
import io.undertow.server.protocol.http2.Http2ReceiveListener;
import io.undertow.util.Headers;
import java.time.Duration;
import org.xnio.ChannelListener;
import org.xnio.OptionMap;
import org.xnio.StreamConnection;

/// Serves connections that speak HTTP/2 (RFC 9113): each request in them goes through the same
/// handlers as one over HTTP/1.1.
final class Http2Opener implements ChannelListener<StreamConnection> {
  private static final int LEAST_FRAME_BYTES = 16 * 1024;

  /// Of [Acceptor#BUFFER_BYTES] each, for what has come and is not read yet; then nothing more is
  /// read of a connection. Enough for all streams' windows.
  private static final int MOST_BUFFERS = 512;

  static {
    // Undertow would take at most 20,000 bytes, whatever its options say
    System.getProperties().putIfAbsent(Http2Channel.HTTP2_MAX_HEADER_SIZE_PROPERTY, "0");
  }

  private final OpenListener http1;
  private final OptionMap options;
  private final FrameGuard.Limits limits;
  private final HttpHandler handler;

  /// @param http1 what serves HTTP/1.1, with the same options and buffers
  Http2Opener(OpenListener http1, HttpHandler handler) {
    OptionMap shared = http1.getUndertowOptions();
    int blockBytes =
        Math.max(
            LEAST_FRAME_BYTES,
            shared.get(UndertowOptions.MAX_HEADER_SIZE, UndertowOptions.DEFAULT_MAX_HEADER_SIZE));
    this.http1 = http1;
    this.options =
        OptionMap.builder()
            .addAll(shared)
            // it would reset the stream; Intake has the same limit, and an answer
            .set(UndertowOptions.MAX_ENTITY_SIZE, -1L)
            .set(UndertowOptions.MAX_QUEUED_READ_BUFFERS, MOST_BUFFERS)
            .set(UndertowOptions.HTTP2_SETTINGS_ENABLE_PUSH, false)
            .set(
                UndertowOptions.HTTP2_SETTINGS_MAX_CONCURRENT_STREAMS, Http2Connection.MOST_STREAMS)
            // the guard makes one frame of all header fields
            .set(UndertowOptions.HTTP2_SETTINGS_MAX_FRAME_SIZE, blockBytes)
            .getMap();
    this.limits =
        new FrameGuard.Limits(
            blockBytes,
            Duration.ofMillis(shared.get(UndertowOptions.REQUEST_PARSE_TIMEOUT, 30_000)),
            Duration.ofMillis(shared.get(UndertowOptions.NO_REQUEST_TIMEOUT, 60_000)));
    HttpHandler checked = new HostHeaderHandler(handler);
    this.handler =
        exchange -> {
          if (Http2Connection.begin(exchange)) {
            // the client's word for it may differ
            exchange.setRequestScheme("https");
            // a field of HTTP/1.1 that no response may have here (RFC 9113 §8.2.2)
            exchange.addResponseCommitListener(
                committed -> committed.getResponseHeaders().remove(Headers.CONNECTION));
            checked.handleRequest(exchange);
          }
        };
  }

  @Override
  public void handleEvent(StreamConnection connection) {
    FrameGuard guard = FrameGuard.install(connection, limits);
    Http2Connection http2 = new Http2Connection(connection, http1.getBufferPool(), options);
    guard.serve(http2);
    connection
        .getSinkChannel()
        .setConduit(
            new WriteTimeoutStreamSinkConduit(
                connection.getSinkChannel().getConduit(), connection, http1));
    http2
        .getReceiveSetter()
        .set(new Http2ReceiveListener(handler, options, Acceptor.BUFFER_BYTES, null));
    http2.resumeReceives();
  }
}
