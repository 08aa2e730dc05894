package dev.krait.listener;

import io.undertow.Undertow;
import io.undertow.connector.ByteBufferPool;
import io.undertow.server.DefaultByteBufferPool;
import io.undertow.server.HttpHandler;
import io.undertow.server.protocol.http.HttpOpenListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.xnio.ChannelListener;
import org.xnio.ChannelListeners;
import org.xnio.IoUtils;
import org.xnio.OptionMap;
import org.xnio.Options;
import org.xnio.StreamConnection;
import org.xnio.Xnio;
import org.xnio.XnioWorker;
import org.xnio.channels.AcceptingChannel;

/// Binds addresses, and hands each connection through the layers before HTTP. It stands in for
/// Undertow's own server class, which lets nobody in between: a handshake could take for ever.
final class Acceptor {
  static final int BUFFER_BYTES = 16 * 1024;

  private static final int WRITE_MILLIS = 30_000;
  private static final int BACKLOG = 2048;
  private static final int STOP_SECONDS = 10;

  private final List<InetSocketAddress> addresses;
  private final Layers layers;
  private final HttpHandler handler;
  private final OptionMap options;
  private final List<AcceptingChannel<? extends StreamConnection>> servers = new ArrayList<>();
  private @Nullable XnioWorker worker;

  /// What lies between a connection and HTTP.
  ///
  /// @param proxies whose connections begin with a PROXY header
  record Layers(Optional<Predicate<InetAddress>> proxies, Optional<TlsSettings> tls) {
    static final Layers NONE = new Layers(Optional.empty(), Optional.empty());
  }

  /// @param options Undertow's and XNIO's, for all connections
  Acceptor(
      List<InetSocketAddress> addresses, Layers layers, HttpHandler handler, OptionMap options) {
    this.addresses = addresses;
    this.layers = layers;
    this.handler = handler;
    this.options = options;
  }

  /// Binds all addresses, then accepts.
  ///
  /// @throws UncheckedIOException when an address cannot be bound; none is then
  synchronized void start() {
    Xnio xnio = Xnio.getInstance(Undertow.class.getClassLoader());
    try {
      XnioWorker started = xnio.createWorker(workerOptions());
      worker = started;
      ChannelListener<AcceptingChannel<StreamConnection>> opener =
          ChannelListeners.openListenerAdapter(opener(xnio));
      OptionMap sockets = socketOptions(started);
      for (InetSocketAddress address : addresses) {
        servers.add(started.createStreamConnectionServer(address, opener, sockets));
      }
    } catch (IOException e) {
      stop();
      throw new UncheckedIOException(e);
    }
    servers.forEach(AcceptingChannel::resumeAccepts);
  }

  private ChannelListener<StreamConnection> opener(Xnio xnio) {
    ByteBufferPool buffers = new DefaultByteBufferPool(true, BUFFER_BYTES, -1, 4);
    HttpOpenListener plain = new HttpOpenListener(buffers, options);
    plain.setRootHandler(EarlyRefusals.told(handler));
    ChannelListener<StreamConnection> http1 = new EarlyRefusals(buffers, plain);
    ChannelListener<StreamConnection> secure =
        layers
            .tls()
            .<ChannelListener<StreamConnection>>map(tls ->
                new TlsOpener(
                    xnio,
                    tls,
                    tls.http2() ? new AlpnOpener(new Http2Opener(plain, handler), http1) : http1))
            .orElse(http1);
    return layers
        .proxies()
        .<ChannelListener<StreamConnection>>map(trusted -> new ProxyOpener(trusted, secure))
        .orElse(secure);
  }

  private static OptionMap workerOptions() {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, Math.max(Runtime.getRuntime().availableProcessors(), 2))
        // nothing runs on them: applications have threads of their own
        .set(Options.WORKER_TASK_CORE_THREADS, 1)
        .set(Options.WORKER_TASK_MAX_THREADS, 1)
        .set(Options.CONNECTION_HIGH_WATER, 1_000_000)
        .set(Options.CONNECTION_LOW_WATER, 1_000_000)
        .getMap();
  }

  private OptionMap socketOptions(XnioWorker worker) {
    return OptionMap.builder()
        .set(Options.WORKER_IO_THREADS, worker.getIoThreadCount())
        .set(Options.TCP_NODELAY, true)
        .set(Options.REUSE_ADDRESSES, true)
        .set(Options.BALANCING_TOKENS, 1)
        .set(Options.BALANCING_CONNECTIONS, 2)
        .set(Options.BACKLOG, BACKLOG)
        .set(Options.WRITE_TIMEOUT, options.get(Options.WRITE_TIMEOUT, WRITE_MILLIS))
        .getMap();
  }

  /// Where it listens, with the ports that were picked.
  synchronized List<InetSocketAddress> addresses() {
    return servers.stream().map(server -> server.getLocalAddress(InetSocketAddress.class)).toList();
  }

  /// Closes every connection and forgets the addresses.
  synchronized void stop() {
    servers.forEach(IoUtils::safeClose);
    servers.clear();
    XnioWorker running = worker;
    if (running == null) {
      return;
    }
    worker = null;
    running.shutdown();
    try {
      if (!running.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        running.shutdownNow();
      }
    } catch (InterruptedException e) {
      running.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
