package dev.krait.interpreter;

import org.jspecify.annotations.Nullable;

/// Where an interpreter's requests come from.
@FunctionalInterface
interface Intake {
  /// The next request; null when none has come within `millis`.
  @Nullable Ticket next(long millis) throws InterruptedException;
}
