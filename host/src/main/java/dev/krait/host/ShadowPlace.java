package dev.krait.host;

import dev.krait.config.RouteConfig.ShadowConfig;
import dev.krait.config.RouteOwner;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.AccessLog;
import dev.krait.listener.HttpListener;
import dev.krait.listener.ListenerSettings;
import dev.krait.proxy.Fetch;
import dev.krait.proxy.Target;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// Where all copies for shadows are sent from: a few threads and a queue that drops what does not
/// fit. Shadows within the process are asked over a loopback listener, as any other.
final class ShadowPlace implements AutoCloseable {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);
  private static final int MOST_BYTES = 1 << 20;

  private final ShadowConfig config;
  private final ListenerSettings loopback;
  private final ThreadPoolExecutor threads;

  ShadowPlace(ShadowConfig config, ListenerSettings loopback) {
    this.config = config;
    this.loopback = loopback;
    this.threads =
        new ThreadPoolExecutor(
            config.threads(),
            config.threads(),
            1,
            TimeUnit.SECONDS,
            queue(config.queue()),
            Thread.ofVirtual().name("krait-shadow").factory(),
            new ThreadPoolExecutor.AbortPolicy());
    threads.allowCoreThreadTimeOut(true);
  }

  private static BlockingQueue<Runnable> queue(int size) {
    return size == 0 ? new SynchronousQueue<>() : new ArrayBlockingQueue<>(size);
  }

  /// @param handler answers, if the shadow is in this process
  ShadowCopier copier(String rule, RouteOwner.One shadow, ExchangeHandler handler) {
    if (shadow instanceof RouteOwner.Proxy(URI uri)) {
      return new ShadowCopier(rule, fetch(uri), threads, () -> {});
    }
    HttpListener listener = new HttpListener(loopback, AccessLog.none(), handler);
    listener.start();
    InetSocketAddress address = listener.addresses().getFirst();
    URI uri = URI.create("http://127.0.0.1:" + address.getPort());
    return new ShadowCopier(rule, fetch(uri), threads, listener::stop);
  }

  private Fetch fetch(URI uri) {
    return new Fetch(new Target(uri, config.timeout(), KEEP_ALIVE, false), MOST_BYTES);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
