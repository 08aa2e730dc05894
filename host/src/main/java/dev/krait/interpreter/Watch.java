package dev.krait.interpreter;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that looks after waiting requests and long ones.
///
/// It looks every few milliseconds while it is armed, which is when requests wait and no leader is
/// free, and a few times a second otherwise, so that an idle host costs nothing.
final class Watch {
  private static final Logger log = LoggerFactory.getLogger(Watch.class);
  private static final long ARMED_NANOS = Worker.PATIENCE_NANOS / 2;
  private static final long CALM_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final BooleanSupplier look;
  private final Thread thread;
  private volatile boolean armed;
  private volatile boolean over;

  /// @param look does the looking; returns whether to stay armed
  Watch(BooleanSupplier look) {
    this.look = look;
    this.thread = Thread.ofPlatform().daemon().name("krait-watch").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// Asks for a closer look from now on. Cheap, any thread.
  void arm() {
    if (!armed) {
      armed = true;
      LockSupport.unpark(thread);
    }
  }

  void end() {
    over = true;
    LockSupport.unpark(thread);
  }

  private void run() {
    while (!over) {
      LockSupport.parkNanos(this, armed ? ARMED_NANOS : CALM_NANOS);
      armed = false;
      if (lookSafely()) {
        armed = true;
      }
    }
  }

  /// Without the watch, no request would ever be stopped again, and no old interpreter replaced.
  private boolean lookSafely() {
    try {
      return look.getAsBoolean();
    } catch (OutOfMemoryError _) {
      return true; // even for a word in the log there may be no memory; others have noticed, too
    } catch (Throwable e) {
      log.error("the watch over long requests failed, and goes on", e);
      return true;
    }
  }
}
