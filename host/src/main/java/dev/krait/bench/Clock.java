package dev.krait.bench;

import java.time.Duration;
import java.util.function.Consumer;

/// Knows how much is left to be done, roughly.
final class Clock {
  private final Consumer<String> steps;
  private Duration left;
  private Duration current = Duration.ZERO;
  private String name = "";
  private long begun = System.nanoTime();

  /// @param steps hears what is being done, in words that follow "krait:"
  /// @param total how long everything will take
  Clock(Consumer<String> steps, Duration total) {
    this.steps = steps;
    this.left = total;
  }

  /// The next case begins.
  void begin(String caseName, Duration expected) {
    left = left.minus(current);
    name = caseName;
    current = expected;
    begun = System.nanoTime();
  }

  void step(String what) {
    steps.accept("%s: %s; %s to go".formatted(name, what, words(remaining())));
  }

  /// A case that takes longer than expected does not eat into the time of the others.
  private Duration remaining() {
    Duration done = Duration.ofNanos(System.nanoTime() - begun);
    return left.minus(done.compareTo(current) < 0 ? done : current);
  }

  static String words(Duration time) {
    return time.toSeconds() < 90
        ? "about " + Math.max(1, time.toSeconds()) + " s"
        : "about " + (time.toSeconds() + 30) / 60 + " min";
  }
}
