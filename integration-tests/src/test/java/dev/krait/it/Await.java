package dev.krait.it;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits for conditions.
final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int STEP_MILLIS = 20;

  private Await() {}

  /// Returns once the condition holds; fails when it does not within a minute.
  static void until(String what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("waited " + LIMIT.toSeconds() + " s in vain until " + what);
      }
      try {
        Thread.sleep(STEP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new AssertionError(e);
      }
    }
  }
}
