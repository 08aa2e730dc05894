package dev.krait.interpreter;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Optional;

/// What was alive on the Java heap after the last full collection. Objects that are young are not
/// counted: after such a collection there are next to none.
interface Heap {
  /// Bytes that were alive; 0 before the first full collection.
  long used();

  /// Bytes it may grow to; [Long#MAX_VALUE] when nobody knows.
  long most();

  /// Has a full collection made, to measure anew.
  void collect();

  /// The JVM's.
  static Heap ofThisJvm() {
    Optional<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getType() == MemoryType.HEAP)
            .filter(pool -> pool.getCollectionUsage() != null)
            // the one that full collections leave things in: largest, and without an eden's churn
            .filter(pool -> !pool.getName().contains("Eden") && !pool.getName().contains("Surv"))
            .findFirst();
    return new Heap() {
      @Override
      public long used() {
        return old.map(MemoryPoolMXBean::getCollectionUsage).map(MemoryUsage::getUsed).orElse(0L);
      }

      @Override
      public long most() {
        long most = old.map(MemoryPoolMXBean::getUsage).map(MemoryUsage::getMax).orElse(-1L);
        return most > 0 ? most : Long.MAX_VALUE;
      }

      @Override
      public void collect() {
        System.gc();
      }
    };
  }
}
