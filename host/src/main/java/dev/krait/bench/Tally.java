package dev.krait.bench;

import java.util.Arrays;
import java.util.List;

/// What one connection of the load client counts. For one thread at a time.
final class Tally {
  private static final int OK = 200;
  private static final int FIRST_CAPACITY = 4096;

  private final long start;
  private final long[] windows;
  private long[] latencies = new long[FIRST_CAPACITY];
  private int answers;
  private long failures;

  /// @param start where the first window begins
  /// @param count how many windows there are; what comes later is counted in none
  Tally(long start, int count) {
    this.start = start;
    this.windows = new long[count];
  }

  /// @param from when the request was sent, or due
  void count(int status, long from, long now) {
    if (status != OK) {
      failures++;
      return;
    }
    int window = (int) ((now - start) / LoadClient.WINDOW.toNanos());
    if (window < windows.length) {
      windows[window]++;
    }
    if (answers == latencies.length) {
      latencies = Arrays.copyOf(latencies, answers * 2);
    }
    latencies[answers++] = now - from;
  }

  void countFailure() {
    failures++;
  }

  void add(Tally other) {
    for (int window = 0; window < windows.length; window++) {
      windows[window] += other.windows[window];
    }
    long[] both = Arrays.copyOf(latencies, answers + other.answers);
    System.arraycopy(other.latencies, 0, both, answers, other.answers);
    latencies = both;
    answers += other.answers;
    failures += other.failures;
  }

  /// Answers per second in each window.
  List<Double> rates() {
    double seconds = LoadClient.WINDOW.toMillis() / 1e3;
    return Arrays.stream(windows).mapToObj(count -> count / seconds).toList();
  }

  int answers() {
    return answers;
  }

  /// Of each answer in nanoseconds, sorted.
  long[] latencies() {
    long[] all = Arrays.copyOf(latencies, answers);
    Arrays.sort(all);
    return all;
  }

  long failures() {
    return failures;
  }
}
