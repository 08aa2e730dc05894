package dev.krait.owners;

import dev.krait.config.RouteConfig.ShadowConfig;
import dev.krait.config.RouteOwner;
import dev.krait.diff.DiffException;
import dev.krait.diff.Differences;
import dev.krait.diff.Ignore;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.ListenerSettings;
import dev.krait.proxy.Fetch;
import dev.krait.proxy.Target;
import java.net.URI;
import java.time.Duration;
import java.util.List;
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
  /// @throws RouteException when differences cannot be kept
  ShadowCopier copier(String rule, RouteOwner.One shadow, ExchangeHandler handler) {
    Differences kept = differences();
    Shadow asked =
        shadow instanceof RouteOwner.Proxy(URI uri)
            ? new Shadow.Beyond(fetch(uri))
            : Shadow.Within.of(handler, loopback, this::fetch);
    return new ShadowCopier(rule, asked, threads, kept);
  }

  /// Checks the rules on what to ignore.
  ///
  /// @throws RouteException when one is none
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

  private static RouteException refused(DiffException e) {
    return new RouteException("", String.valueOf(e.getMessage()));
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

  /// Sends no more copies, and gives up those on their way.
  void stop() {
    List<Runnable> _ = threads.shutdownNow();
  }

  @Override
  public void close() {
    stop();
    if (differences != null) {
      differences.close();
    }
  }
}
