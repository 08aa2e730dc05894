package dev.krait.interpreter;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Who of an interpreter's threads may take requests: one at a time, the leader.
final class Lead {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition vacant = lock.newCondition();
  private volatile @Nullable Thread leader;
  private int waiting;
  private boolean over;

  /// Waits until the calling thread is the leader.
  ///
  /// @return whether it is; false after `patienceMillis` without it, or when all is over
  boolean await(long patienceMillis) throws InterruptedException {
    lock.lock();
    try {
      waiting++;
      try {
        long patience = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        while (leader != null && !over && patience > 0) {
          patience = vacant.awaitNanos(patience);
        }
        if (leader != null || over) {
          return false;
        }
        leader = Thread.currentThread();
        return true;
      } finally {
        waiting--;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether the calling thread leads.
  boolean mine() {
    return leader == Thread.currentThread();
  }

  /// Takes the lead from `from`, if it still has it, for whoever waits.
  ///
  /// @return false when nobody waits, so that a new thread is needed
  boolean vacate(Thread from) {
    lock.lock();
    try {
      if (leader != from) {
        return true;
      }
      if (waiting == 0) {
        return false;
      }
      leader = null;
      vacant.signal();
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Sends every waiting thread home; nobody leads from now on.
  void end() {
    lock.lock();
    try {
      over = true;
      leader = null;
      vacant.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
