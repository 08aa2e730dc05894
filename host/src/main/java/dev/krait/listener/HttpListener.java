package dev.krait.listener;

import dev.krait.exchange.ExchangeHandler;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpHandler;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import org.xnio.OptionMap;
import org.xnio.Options;

/// Listens for HTTP/1.1 and HTTP/1.0. [start][#start] once, [drain][#drain] at will, [stop][#stop]
/// once.
public final class HttpListener {
  private static final int IDLE_MILLIS = 60_000;

  private final Acceptor server;
  private final Unfinished unfinished;

  /// @param accessLog wraps the chain, outermost
  public HttpListener(ListenerSettings settings, AccessLog accessLog, ExchangeHandler next) {
    Commit commit = new Commit(settings.server());
    this.unfinished = new Unfinished(new WsgiHandler(commit, next));
    HttpHandler chain =
        accessLog.wrap(
            new CheckHandler(
                new RequestPolicy(settings, Mounting.at(settings.mount())),
                commit,
                new IntakeHandler(settings.limits().body(), commit, unfinished)));
    this.server =
        new Acceptor(
            settings.addresses(),
            new Acceptor.Layers(settings.transport().proxies(), settings.transport().tls()),
            chain,
            options(settings));
  }

  private static OptionMap options(ListenerSettings settings) {
    Limits limits = settings.limits();
    // the parser answers an empty 400, so its limits are twice what HeadCheck lets through
    int mostBytes = 2 * limits.head().total();
    return OptionMap.builder()
        .addAll(common())
        .set(Options.WRITE_TIMEOUT, millis(limits.write()))
        .set(UndertowOptions.MAX_HEADER_SIZE, mostBytes)
        .set(UndertowOptions.MAX_HEADERS, 2 * limits.head().fields())
        // the query is parsed into a map nobody reads; its limit must not refuse a request
        .set(UndertowOptions.MAX_PARAMETERS, mostBytes)
        // Query reads their names as they were sent
        .set(UndertowOptions.DECODE_URL, false)
        .set(UndertowOptions.MAX_ENTITY_SIZE, limits.body().size())
        .set(UndertowOptions.REQUEST_PARSE_TIMEOUT, millis(limits.head().time()))
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, millis(settings.keepAlive()))
        .getMap();
  }

  /// What any handler is served with.
  static OptionMap common() {
    return OptionMap.builder()
        .set(UndertowOptions.NO_REQUEST_TIMEOUT, IDLE_MILLIS)
        // a streamed block must not wait for the answer to a pipelined request (PEP 3333
        // §"Buffering and Streaming")
        .set(UndertowOptions.BUFFER_PIPELINED_DATA, false)
        .set(UndertowOptions.ENABLE_HTTP2, false)
        .getMap();
  }

  /// At most 11 days long, so it fits.
  private static int millis(Duration time) {
    return (int) Math.max(1, time.toMillis());
  }

  /// Binds and accepts.
  ///
  /// @throws java.io.UncheckedIOException when an address is taken
  public void start() {
    server.start();
  }

  /// Where it listens, with the ports that were picked.
  public List<InetSocketAddress> addresses() {
    return server.addresses();
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
