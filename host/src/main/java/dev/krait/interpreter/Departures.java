package dev.krait.interpreter;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Interpreters on their way out, each on a thread of its own. Any thread.
final class Departures {
  /// How long requests may go on in an interpreter whose successor is there.
  static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);

  private static final Logger log = LoggerFactory.getLogger(Departures.class);

  private final Heap heap;
  private final Map<Worker, Thread> underway = new ConcurrentHashMap<>();
  private volatile boolean hurried;

  Departures(Heap heap) {
    this.heap = heap;
  }

  /// Those that take no more requests and may still have some.
  Set<Worker> underway() {
    return underway.keySet();
  }

  /// Has one go.
  ///
  /// @param limit how long its requests may go on
  /// @return the thread that sees to it
  Thread begin(Worker old, Duration limit) {
    Thread aside =
        Thread.ofPlatform()
            .daemon()
            .name("krait-retire-" + old.number())
            .unstarted(() -> {
              try {
                retire(old, limit);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    underway.put(old, aside);
    if (hurried) {
      old.hurry();
    }
    aside.start();
    return aside;
  }

  /// A full collection follows: only that unloads the old interpreter's copies of native libraries,
  /// and makes the heap, which two interpreters have filled, small again.
  private void retire(Worker old, Duration limit) throws InterruptedException {
    try {
      if (!old.retire(limit)) {
        log.warn("interpreter {} was closed with a request still in it", old.number());
      }
    } finally {
      underway.remove(old);
    }
    if (!hurried) {
      heap.collect();
    }
  }

  /// From now on requests get no more time.
  void hurry() {
    hurried = true;
    underway().forEach(Worker::hurry);
  }

  /// Waits until all are gone.
  void await() throws InterruptedException {
    for (Thread each : underway.values()) {
      each.join();
    }
  }
}
