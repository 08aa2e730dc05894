package dev.krait.warmup;

import dev.krait.capture.RecordedRequest;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends requests until Python's code is compiled and answers come evenly fast, or until the time
/// limit.
public final class Warmup {
  private static final Logger log = LoggerFactory.getLogger(Warmup.class);
  private static final Duration WINDOW = Duration.ofSeconds(1);

  private final WarmupSettings settings;
  private final Supplier<CompilerWork> compiler;
  private final WarmupProgress progress;
  private final Latencies latencies = new Latencies();
  private final Readiness readiness = new Readiness();
  private final long start = System.nanoTime();
  private Window last;
  private long requests;

  /// The time limit begins now.
  public Warmup(WarmupSettings settings, Supplier<CompilerWork> compiler, WarmupProgress progress) {
    this.settings = settings;
    this.compiler = compiler;
    this.progress = progress;
    this.last = new Window(compiler.get(), 0, Duration.ZERO);
  }

  /// Returns when it is over; the log says why. Never fails: a route that does is the application's
  /// business.
  ///
  /// @param address a listener on the loopback interface
  /// @return the requests that did not fail
  public List<RecordedRequest> run(InetSocketAddress address) throws InterruptedException {
    long compiledBefore = last.compiler().done();
    End end;
    List<RecordedRequest> good;
    try (Replay replay = new Replay(settings, address, latencies)) {
      end = measure(replay);
      good = replay.good();
    } finally {
      progress.done();
    }
    String figures =
        String.format(
            Locale.ROOT,
            "%,d requests, %,d compilations, latency %.1f ms",
            requests,
            last.compiler().done() - compiledBefore,
            last.latency().toNanos() / 1e6);
    String seconds = String.format(Locale.ROOT, "%.1f s", elapsed().toMillis() / 1e3);
    switch (end) {
      case WARM -> log.info("warm after {}: {}", seconds, figures);
      case TIME -> log.warn("not settled after {}, ready all the same; {}", seconds, figures);
      case FAILED -> log.warn("not warmed up, ready all the same: every warm-up request failed");
    }
    return good;
  }

  private enum End {
    WARM,
    TIME,
    FAILED
  }

  private End measure(Replay replay) throws InterruptedException {
    while (true) {
      Duration left = settings.timeLimit().minus(elapsed());
      if (!left.isPositive()) {
        return End.TIME;
      }
      if (replay.awaitFailure(left.compareTo(WINDOW) < 0 ? left : WINDOW)) {
        return End.FAILED;
      }
      last = latencies.window(compiler.get());
      log.debug("{}", last);
      requests += last.requests();
      progress.step(
          String.format(
              Locale.ROOT,
              "warming up: %,d requests, %,d/s, %,d methods to compile",
              requests,
              last.requests(),
              last.compiler().pending()));
      if (readiness.add(last)) {
        return End.WARM;
      }
    }
  }

  private Duration elapsed() {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}
