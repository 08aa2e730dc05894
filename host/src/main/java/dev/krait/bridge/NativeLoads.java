package dev.krait.bridge;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/// The interpreters of this process that can load native modules, whichever applications are in
/// them: GraalPy numbers its copies of native libraries for the process, and applications may share
/// a venv.
final class NativeLoads {
  private static final AtomicInteger COUNT = new AtomicInteger();
  private static final ReadWriteLock LOADING = new ReentrantReadWriteLock();

  private NativeLoads() {}

  /// How many there have been, the one that is being made included.
  static int count() {
    return COUNT.get();
  }

  /// Makes one.
  static <T> T during(NativeModules modules, Supplier<T> making) {
    if (modules != NativeModules.NONE) {
      COUNT.incrementAndGet();
    }
    LOADING.readLock().lock();
    try {
      return making.get();
    } finally {
      LOADING.readLock().unlock();
    }
  }

  /// Does the work if none is being made: copies come into being then that nothing has mapped yet.
  static void whenNone(Runnable work) {
    if (LOADING.writeLock().tryLock()) {
      try {
        work.run();
      } finally {
        LOADING.writeLock().unlock();
      }
    }
  }
}
