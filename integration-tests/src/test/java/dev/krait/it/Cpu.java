package dev.krait.it;

import java.time.Duration;

/// How much a server computes.
final class Cpu {
  /// Long enough to tell a thread that spins from one that waits.
  static final Duration WHILE = Duration.ofSeconds(1);

  private Cpu() {}

  /// Milliseconds that it computed since its start, on all processors.
  static long millis(Place place) {
    return place
        .server()
        .process()
        .info()
        .totalCpuDuration()
        .orElseThrow(() -> new AssertionError("it has ended"))
        .toMillis();
  }
}
