package dev.krait.interpreter;

import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds interpreters that have lived long enough: by their age, and when the heap is full after a
/// collection, the oldest. Used by one thread.
///
/// Interpreters share the heap, so nobody knows whose it is that is too much. One at a time is
/// replaced, then the heap is measured again. When all have been and it is no better, it is not
/// their age: the log says so, and nothing more is tried until a measurement was good.
final class Ageing {
  private static final Logger log = LoggerFactory.getLogger(Ageing.class);
  private static final long MEGABYTE = 1 << 20;

  /// Some interpreters can never be closed.
  private static final long PATIENCE_NANOS = TimeUnit.MINUTES.toNanos(2);

  private final List<Worker> workers;
  private final HeapLimit limit;
  private final Heap heap;
  private final BiConsumer<Worker, String> replace;
  private int replaced;
  private @Nullable Worker leaving;
  private long since;

  /// @param replace has a worker replaced, with the reason for the log
  Ageing(List<Worker> workers, HeapLimit limit, Heap heap, BiConsumer<Worker, String> replace) {
    this.workers = workers;
    this.limit = limit;
    this.heap = heap;
    this.replace = replace;
  }

  /// Called now and then.
  ///
  /// @param now [System#nanoTime]
  void look(long now) {
    for (Worker worker : workers) {
      if (worker.age().over(now)) {
        replace.accept(worker, "it is " + worker.age().at(now).toSeconds() + " s old");
      }
    }
    if (limit.equals(HeapLimit.NONE)) {
      return;
    }
    Worker last = leaving;
    if (last == null) {
      check();
    } else if (last.closed() || (now - since > PATIENCE_NANOS && !workers.contains(last))) {
      leaving = null;
      heap.collect(); // did it help?
    }
  }

  private void check() {
    long used = heap.used();
    long most = limit.of(heap.most());
    if (used <= most) {
      replaced = 0;
      return;
    }
    if (replaced > workers.size()) {
      return;
    }
    if (replaced == workers.size()) {
      replaced++;
      log.warn(
          "{} MB of the heap are in use after a collection, more than --max-heap allows ({} MB),"
              + " and new interpreters need as much; give more with KRAIT_JAVA_OPTS=-Xmx..., or"
              + " raise --max-heap",
          used / MEGABYTE,
          most / MEGABYTE);
      return;
    }
    workers.stream()
        .min(Comparator.comparingInt(Worker::number))
        .ifPresent(oldest -> retire(oldest, used, most));
  }

  private void retire(Worker oldest, long used, long most) {
    replaced++;
    leaving = oldest;
    since = System.nanoTime();
    replace.accept(
        oldest,
        "%d MB of the heap are in use after a collection, more than the %d MB of --max-heap"
            .formatted(used / MEGABYTE, most / MEGABYTE));
  }
}
