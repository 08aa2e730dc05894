package dev.krait.listener;

import dev.krait.exchange.ExchangeHandler;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.AttachmentKey;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xnio.Options;

/// Listens for HTTP/1.1 and HTTP/1.0. [start][#start] once, [drain][#drain] at will, [stop][#stop]
/// once.
public final class HttpListener {
  static final AttachmentKey<Boolean> RECEIVED = AttachmentKey.create(Boolean.class);

  private static final int BUFFER_BYTES = 16 * 1024;
  private static final int BACKLOG = 2048;

  private final Undertow server;
  private final Unfinished unfinished;

  /// @param accessLog wraps the chain, outermost
  public HttpListener(ListenerSettings settings, AccessLog accessLog, ExchangeHandler next) {
    Commit commit = new Commit(settings.server());
    this.unfinished = new Unfinished(new WsgiHandler(commit, next));
    HttpHandler chain =
        accessLog.wrap(
            new CheckHandler(
                new RequestPolicy(settings),
                commit,
                new HttpContinueReadHandler(new ReceiveHandler(unfinished, BUFFER_BYTES))));
    Limits limits = settings.limits();
    // the parser answers an empty 400, so its limits are twice what HeadCheck lets through
    int mostBytes = 2 * limits.head().total();
    Undertow.Builder builder =
        builder(chain)
            .setSocketOption(Options.WRITE_TIMEOUT, millis(limits.write()))
            .setServerOption(UndertowOptions.MAX_HEADER_SIZE, mostBytes)
            .setServerOption(UndertowOptions.MAX_HEADERS, 2 * limits.head().fields())
            // the query is parsed into a map nobody reads; its limit must not refuse a request
            .setServerOption(UndertowOptions.MAX_PARAMETERS, mostBytes)
            .setServerOption(UndertowOptions.MAX_ENTITY_SIZE, limits.body().size())
            .setServerOption(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.head().time()))
            .setServerOption(UndertowOptions.NO_REQUEST_TIMEOUT, millis(settings.keepAlive()));
    for (InetSocketAddress address : settings.addresses()) {
      builder.addHttpListener(address.getPort(), address.getHostString());
    }
    this.server = builder.build();
  }

  /// What any handler is served with.
  static Undertow.Builder builder(HttpHandler handler) {
    return Undertow.builder()
        .setBufferSize(BUFFER_BYTES)
        .setDirectBuffers(true)
        .setHandler(handler)
        .setWorkerThreads(1)
        .setSocketOption(Options.BACKLOG, BACKLOG)
        // a streamed block must not wait for the answer to a pipelined request (PEP 3333
        // §"Buffering and Streaming")
        .setServerOption(UndertowOptions.BUFFER_PIPELINED_DATA, false)
        .setServerOption(UndertowOptions.ENABLE_HTTP2, false);
  }

  /// At most 11 days long, so it fits.
  private static int millis(Duration time) {
    return (int) Math.max(1, time.toMillis());
  }

  /// Binds and accepts.
  ///
  /// @throws RuntimeException caused by a [java.net.BindException] when an address is taken
  public void start() {
    server.start();
  }

  /// Where it listens, with the ports that were picked.
  public List<InetSocketAddress> addresses() {
    return server.getListenerInfo().stream()
        .map(info -> (InetSocketAddress) info.getAddress())
        .toList();
  }

  /// Requests handed on whose clients do not have all of the response yet.
  public int pending() {
    return unfinished.count();
  }

  /// Waits up to `limit` for them. New requests are handed on meanwhile.
  ///
  /// @return how many are left
  public int drain(Duration limit) throws InterruptedException {
    return unfinished.await(limit);
  }

  /// Closes every connection and forgets the addresses.
  public void stop() {
    server.stop();
  }
}
