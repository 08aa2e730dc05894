package dev.krait.warmup;

import dev.krait.capture.RecordedRequest;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.LongStream;

/// Collects how long answers take, each kind of request for itself, so that the mix that happens to
/// fall into a second does not matter. Any thread.
final class Latencies {
  private final Map<RecordedRequest, LongStream.Builder> current = new HashMap<>();
  private final Map<RecordedRequest, Long> medians = new HashMap<>();
  private int count;

  synchronized void add(RecordedRequest request, long nanos) {
    current.computeIfAbsent(request, _ -> LongStream.builder()).add(nanos);
    count++;
  }

  /// Ends a window and begins the next.
  synchronized Window window(CompilerWork compiler) {
    current.forEach((request, nanos) -> medians.put(request, median(nanos.build().toArray())));
    current.clear();
    int requests = count;
    count = 0;
    double mean = medians.values().stream().mapToLong(Long::longValue).average().orElse(0);
    return new Window(compiler, requests, Duration.ofNanos((long) mean));
  }

  private static long median(long[] nanos) {
    return LongStream.of(nanos).sorted().skip(nanos.length / 2).findFirst().orElseThrow();
  }
}
