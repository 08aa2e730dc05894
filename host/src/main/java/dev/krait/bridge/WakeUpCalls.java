package dev.krait.bridge;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/// Brings threads out of system calls while something waits for them to end: the first time after a
/// moment, then again and again until closed.
final class WakeUpCalls implements AutoCloseable {
  private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(200);

  private final Supplier<List<Thread>> threads;
  private volatile boolean over;

  private WakeUpCalls(Supplier<List<Thread>> threads) {
    this.threads = threads;
  }

  /// @param threads who is waited for
  static WakeUpCalls to(Supplier<List<Thread>> threads) {
    WakeUpCalls calls = new WakeUpCalls(threads);
    Thread.ofPlatform().daemon().name("krait-wake-up").start(calls::run);
    return calls;
  }

  private void run() {
    LockSupport.parkNanos(MOMENT);
    while (!over) {
      Collection<Integer> numbers = SystemCalls.numbers(threads.get()).values();
      for (int i = 0; i < 10 && !over; i++) {
        numbers.forEach(SystemCalls::wakeUp);
        LockSupport.parkNanos(MOMENT / 10);
      }
    }
  }

  @Override
  public void close() {
    over = true;
  }
}
