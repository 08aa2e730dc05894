package dev.krait.bridge;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Turns that the threads of one interpreter take in calling back on the host, block by block.
///
/// Each call lets go of Python's lock, and with another thread waiting for it the lock goes there,
/// at the price of waking that thread up: some 40 µs, for a block that is made and sent in one. So
/// a thread that is about to go back to Python stays out while another calls so often that it
/// obviously neither waits nor computes, for at most a [slice][#SLICE] of time.
final class Turns {
  private static final long SLICE = TimeUnit.MILLISECONDS.toNanos(5);

  /// How long the thread whose turn it is may stay away before the next one goes ahead.
  private static final long AWAY = TimeUnit.MICROSECONDS.toNanos(200);

  /// Whoever has it watches for the end of the turn; the others queue for it.
  private final ReentrantLock next = new ReentrantLock(true);

  private volatile @Nullable Thread turn;
  private volatile long seen;
  private volatile @Nullable Thread watcher;
  private long since;

  /// To be called at the end of a call from Python. Blocks while it is another thread's turn.
  void resume() {
    long now = System.nanoTime();
    if (turn == Thread.currentThread()) {
      if (now - since < SLICE || !next.isLocked()) {
        seen = now;
        return;
      }
      end();
    }
    await();
  }

  /// To be called when the thread has no more to do in Python.
  void end() {
    if (turn == Thread.currentThread()) {
      turn = null;
      LockSupport.unpark(watcher);
    }
  }

  private void await() {
    next.lock();
    try {
      watcher = Thread.currentThread();
      while (turn != null && System.nanoTime() - seen < AWAY) {
        LockSupport.parkNanos(this, AWAY);
      }
      watcher = null;
      since = System.nanoTime();
      seen = since;
      turn = Thread.currentThread();
    } finally {
      next.unlock();
    }
  }
}
