package dev.krait.interpreter;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Which interpreters are to be replaced next. Any thread may wish; one has them granted.
final class Wishes {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Map<Worker, Long> aged = new LinkedHashMap<>();
  private boolean missing;
  private int wished;
  private int granted;

  /// What to do next.
  sealed interface Wish {}

  /// Make what is missing.
  record Fill() implements Wish {}

  /// Replace all.
  record Reload() implements Wish {}

  /// Replace this one.
  record Aged(Worker worker) implements Wish {}

  /// One is missing.
  void wake() {
    change(() -> missing = true);
  }

  /// All are to be replaced.
  void reload() {
    change(() -> wished++);
  }

  /// One is old.
  ///
  /// @return whether that is news
  boolean age(Worker worker) {
    lock.lock();
    try {
      changed.signalAll();
      return aged.putIfAbsent(worker, System.nanoTime()) == null;
    } finally {
      lock.unlock();
    }
  }

  /// One is still old, and its replacement has to wait.
  void again(Worker worker, Duration pause) {
    change(() -> aged.put(worker, System.nanoTime() + pause.toNanos()));
  }

  /// One is gone.
  void forget(Worker worker) {
    change(() -> aged.remove(worker));
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the given time, or until somebody wishes a reload, which may be what helps.
  void pause(Duration limit) throws InterruptedException {
    lock.lock();
    try {
      int before = wished;
      long left = limit.toNanos();
      while (left > 0 && wished == before) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the next wish. One of a reload is granted with that.
  Wish next() throws InterruptedException {
    lock.lock();
    try {
      while (!missing && granted == wished) {
        long wait = untilNextAged();
        if (wait <= 0) {
          return new Aged(oldest());
        }
        long _ = changed.awaitNanos(wait);
      }
      if (missing) {
        missing = false;
        return new Fill();
      }
      granted = wished;
      return new Reload();
    } finally {
      lock.unlock();
    }
  }

  private long untilNextAged() {
    long now = System.nanoTime();
    return aged.values().stream()
        .mapToLong(due -> due - now)
        .min()
        .orElse(TimeUnit.DAYS.toNanos(1));
  }

  private Worker oldest() {
    return aged.entrySet().stream()
        .min(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey)
        .orElseThrow();
  }
}
