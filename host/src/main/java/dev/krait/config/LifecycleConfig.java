package dev.krait.config;

import java.time.Duration;

/// How long an interpreter lives and how it ends.
///
/// @param maxLifetime the age at which it is replaced, zero for none
/// @param lifetimeJitter up to how much more, drawn at random
/// @param maxHeap what may be in use after a collection; above it the oldest one is replaced
/// @param start how long a new interpreter that replaces another may take to load the application
/// @param exit how long the application's threads may take to end, and its `atexit` functions; more
///   than zero
/// @param mostFailures attempts in a row to start one, with none left, after which the host ends
/// @param sharesNatives whether native libraries are loaded as they are, which one interpreter can
public record LifecycleConfig(
    Duration maxLifetime,
    Duration lifetimeJitter,
    HeapConfig maxHeap,
    Duration start,
    Duration exit,
    int mostFailures,
    boolean sharesNatives) {

  /// The same for an interpreter that is never too old.
  LifecycleConfig lasting() {
    return new LifecycleConfig(
        Duration.ZERO,
        Duration.ZERO,
        HeapConfig.UNLIMITED,
        start,
        exit,
        mostFailures,
        sharesNatives);
  }
}
