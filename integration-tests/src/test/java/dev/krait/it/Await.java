package dev.krait.it;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Waits for conditions.
final class Await {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int STEP_MILLIS = 20;

  private Await() {}

  /// Returns once the condition holds; fails when it does not within a minute.
  static void until(String what, BooleanSupplier condition) {
    until(what, condition::getAsBoolean, held -> held);
  }

  /// As [until][#until], with another limit.
  static void until(String what, Duration limit, BooleanSupplier condition) {
    until(what, limit, condition::getAsBoolean, held -> held);
  }

  /// As [until][#until] for what is observed; when it does not come to hold, the last is told.
  static <T> void until(String what, Supplier<T> observed, Predicate<T> condition) {
    until(what, LIMIT, observed, condition);
  }

  private static <T> void until(
      String what, Duration limit, Supplier<T> observed, Predicate<T> condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    for (T last = observed.get(); !condition.test(last); last = observed.get()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError(
            "waited %d s in vain until %s: %s".formatted(limit.toSeconds(), what, last));
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
