package dev.krait.host;

import dev.krait.config.RouteConfig.ShadowConfig;
import dev.krait.config.RouteOwner;
import dev.krait.diff.DiffException;
import dev.krait.diff.Differences;
import dev.krait.diff.Ignore;
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
import org.jspecify.annotations.Nullable;

/// Where all copies for shadows are sent from: a few threads and a queue that drops what does not
/// fit. Shadows within the process are asked over a loopback listener, as any other.
final class ShadowPlace implements AutoCloseable {
  private static final Duration KEEP_ALIVE = Duration.ofSeconds(1);
  static final int MOST_BYTES = 1 << 20;
  private static final long MOST_DIFFERENCES = 10_000_000;

  private final ShadowConfig config;
  private final ListenerSettings loopback;
  private final ThreadPoolExecutor threads;
  private @Nullable Differences differences;

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
  ///
  /// @throws StartException when differences cannot be kept
  ShadowCopier copier(String rule, RouteOwner.One shadow, ExchangeHandler handler) {
    Differences kept = differences();
    if (shadow instanceof RouteOwner.Proxy(URI uri)) {
      return new ShadowCopier(rule, fetch(uri), threads, kept, () -> {});
    }
    HttpListener listener = new HttpListener(loopback, AccessLog.none(), handler);
    listener.start();
    InetSocketAddress address = listener.addresses().getFirst();
    URI uri = URI.create("http://127.0.0.1:" + address.getPort());
    return new ShadowCopier(rule, fetch(uri), threads, kept, listener::stop);
  }

  /// Checks the rules on what to ignore.
  ///
  /// @throws StartException when one is none
  static void check(ShadowConfig config) {
    var _ = ignore(config);
  }

  private static Ignore ignore(ShadowConfig config) {
    try {
      return Ignore.parse(config.ignore());
    } catch (DiffException e) {
      throw refused(e);
    }
  }

  private static StartException refused(DiffException e) {
    return new StartException(StartException.Reason.CONFIGURATION, String.valueOf(e.getMessage()));
  }

  /// One for all shadows, opened with the first.
  private Differences differences() {
    Differences open = differences;
    if (open == null) {
      try {
        open = Differences.open(config.file(), MOST_DIFFERENCES, ignore(config));
      } catch (DiffException e) {
        throw refused(e);
      }
      differences = open;
    }
    return open;
  }

  private Fetch fetch(URI uri) {
    return new Fetch(new Target(uri, config.timeout(), KEEP_ALIVE, false), MOST_BYTES);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    if (differences != null) {
      differences.close();
    }
  }
}
