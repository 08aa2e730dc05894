package dev.krait.warmup;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/// Judges from measurements whether a warm-up has reached its end: the compiler has had next to
/// nothing to do for a while, and answers come no faster than before. Has no clock; used by one
/// thread. `host/docs/warmup.md` tells which experiments the numbers come from.
final class Readiness {
  /// How many windows in a row must agree.
  static final int WINDOWS = 10;

  /// Methods pending at the end of any window.
  private static final int MOST_PENDING = 3;

  /// Methods compiled in all of them. Some rarely called method reaches its threshold now and then.
  private static final int MOST_COMPILED = 20;

  /// How much faster the newer half may be than the older.
  private static final double FLAT = 0.05;

  private final Deque<Window> last = new ArrayDeque<>();

  /// Takes the next measurement.
  ///
  /// @return whether all is warm
  boolean add(Window window) {
    last.addLast(window);
    if (last.size() <= WINDOWS) {
      return false;
    }
    last.removeFirst();
    return compilerIsSettled() && latencyIsFlat();
  }

  private boolean compilerIsSettled() {
    long compiled = last.getLast().compiler().done() - last.getFirst().compiler().done();
    return compiled <= MOST_COMPILED
        && last.stream().allMatch(window -> window.compiler().pending() <= MOST_PENDING);
  }

  private boolean latencyIsFlat() {
    List<Window> windows = List.copyOf(last);
    double older = median(windows.subList(0, WINDOWS / 2));
    double newer = median(windows.subList(WINDOWS / 2, WINDOWS));
    return newer > 0 && newer >= older * (1 - FLAT);
  }

  private static double median(List<Window> windows) {
    return windows.stream()
        .mapToLong(window -> window.latency().toNanos())
        .sorted()
        .skip(windows.size() / 2)
        .findFirst()
        .orElse(0);
  }
}
