package dev.krait.bench;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Makes load where wrk cannot: at a fixed rate, or counted in windows of half a second, from
/// before the server listens.
///
/// Sixteen threads have a connection each. At a fixed rate a request's latency counts from the
/// moment it was due, not from when it could be sent: a server that stalls is charged for all the
/// requests that were due meanwhile. The client is slower than wrk and shares the machine's cores
/// with the server, so its figures compare with its own only.
///
/// @param interval nanoseconds between two requests of one connection, 0 for no pause
record LoadClient(InetSocketAddress endpoint, String path, long interval) {
  static final Duration WINDOW = Duration.ofMillis(500);

  private static final int CONNECTIONS = 16;
  private static final double SECOND = 1e9;
  private static final long RETRY_NANOS = 10_000_000;

  /// As many requests as can be.
  static LoadClient flatOut(InetSocketAddress endpoint, String path) {
    return new LoadClient(endpoint, path, 0);
  }

  /// @param rate requests per second of all connections together
  static LoadClient paced(InetSocketAddress endpoint, String path, double rate) {
    return new LoadClient(endpoint, path, (long) (CONNECTIONS * SECOND / rate));
  }

  Load run(Duration time) throws InterruptedException {
    return run(System.nanoTime(), time);
  }

  /// Makes load until some time after a moment.
  ///
  /// @param start on the clock of [System#nanoTime]; windows are counted from here
  Load run(long start, Duration time) throws InterruptedException {
    List<Tally> tallies = new ArrayList<>();
    List<Thread> threads = new ArrayList<>();
    for (int number = 0; number < CONNECTIONS; number++) {
      Tally tally = new Tally(start, (int) (time.toNanos() / WINDOW.toNanos()));
      tallies.add(tally);
      long first = System.nanoTime() + interval * number / CONNECTIONS; // not all at once
      threads.add(
          Thread.ofPlatform().daemon().start(() -> load(tally, first, start + time.toNanos())));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    return Load.of(tallies);
  }

  private void load(Tally tally, long first, long end) {
    long due = first;
    while (System.nanoTime() < end) {
      try (Connection connection = Connection.open(endpoint, path)) {
        while (connection.isLasting() && due < end && System.nanoTime() < end) {
          waitUntil(due);
          long from = interval == 0 ? System.nanoTime() : due;
          due += interval;
          tally.count(connection.exchange(), from, System.nanoTime());
        }
      } catch (IOException _) {
        tally.countFailure();
        LockSupport.parkNanos(RETRY_NANOS); // does not listen yet, or closed the connection
      }
      if (interval > 0 && due >= end) {
        return;
      }
    }
  }

  private static void waitUntil(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /// What came of it.
  ///
  /// @param tally of all connections together
  record Load(Tally tally) {

    private static Load of(List<Tally> tallies) {
      Tally sum = tallies.getFirst();
      tallies.stream().skip(1).forEach(sum::add);
      return new Load(sum);
    }

    /// Answers per second in each window.
    List<Double> rates() {
      return tally.rates();
    }

    int answers() {
      return tally.answers();
    }

    /// A load with a request that had no answer of status 200 gives no figure.
    ///
    /// @throws MeasureException when there was one
    Load requireClean() {
      if (tally.failures() > 0 || tally.answers() == 0) {
        throw new MeasureException(tally.failures() + " requests without a right answer");
      }
      return this;
    }

    /// The latency that a part of the answers did not exceed.
    ///
    /// @param part above 0, at most 1
    double percentileMillis(double part) {
      long[] latencies = tally.latencies();
      int index = (int) Math.ceil(part * latencies.length) - 1;
      return latencies[Math.max(0, index)] / 1e6;
    }

    double meanRate() {
      return rates().stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
  }
}
