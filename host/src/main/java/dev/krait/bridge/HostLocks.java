package dev.krait.bridge;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.HostAccess;

/// Locks by name that all interpreters of the process share, of all applications, see
/// `krait_bridge.sqlite_guard`.
///
/// Not bound to threads: whoever knows that a lock is taken may release it. Any thread.
public final class HostLocks {
  static final HostLocks OF_THE_PROCESS = new HostLocks();

  private final Map<String, Semaphore> locks = new ConcurrentHashMap<>();

  HostLocks() {}

  /// Waits up to `millis` for the lock.
  ///
  /// @return whether it was free in time
  @HostAccess.Export
  public boolean acquire(String name, long millis) {
    Semaphore lock = locks.computeIfAbsent(name, key -> new Semaphore(1, true));
    try {
      return lock.tryAcquire(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Gives a lock back that was acquired.
  @HostAccess.Export
  public void release(String name) {
    Semaphore lock = locks.get(name);
    if (lock != null) {
      lock.release();
    }
  }
}
