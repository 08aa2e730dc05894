package dev.krait.interpreter;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts a fresh interpreter in the place of an old one: the new one first, then the old one drains
/// and goes, so that capacity is never lost on purpose.
final class Replacements {
  private static final Logger log = LoggerFactory.getLogger(Replacements.class);
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
  private static final int LONGEST_PAUSE_SECONDS = 30;

  private final List<Worker> workers;
  private final Supplier<Worker> maker;
  private final Set<Worker> underway = ConcurrentHashMap.newKeySet();
  private volatile boolean over;

  Replacements(List<Worker> workers, Supplier<Worker> maker) {
    this.workers = workers;
    this.maker = maker;
  }

  /// Starts replacing `old`, unless that is under way already. Returns at once.
  ///
  /// @param broken whether `old` must not serve on in the meantime, and so is replaced at any price
  void replace(Worker old, String why, boolean broken) {
    if (over || !underway.add(old)) {
      return;
    }
    log.info("replacing interpreter {}: {}", old.number(), why);
    Thread.ofPlatform()
        .daemon()
        .name("krait-replace-" + old.number())
        .start(() -> run(old, broken));
  }

  void end() {
    over = true;
  }

  private void run(Worker old, boolean broken) {
    try {
      if (broken) {
        workers.remove(old);
        retire(old, Duration.ZERO);
      }
      if (putNew(broken) && !broken) {
        workers.remove(old);
        retire(old, DRAIN_LIMIT);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      underway.remove(old);
    }
  }

  private boolean putNew(boolean insist) throws InterruptedException {
    for (int pause = 1; !over; pause = Math.min(2 * pause, LONGEST_PAUSE_SECONDS)) {
      try {
        workers.add(maker.get().start().join());
        return true;
      } catch (RuntimeException e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (!insist) {
          log.error(
              "the new interpreter could not start, the old one stays: {}", cause.getMessage());
          return false;
        }
        log.error(
            "no new interpreter could start, trying again in {} s: {}", pause, cause.getMessage());
        TimeUnit.SECONDS.sleep(pause);
      }
    }
    return false;
  }

  private static void retire(Worker old, Duration limit) throws InterruptedException {
    if (!old.retire(limit)) {
      log.warn(
          "interpreter {} was closed with a request still in it; its memory may not come back",
          old.number());
    }
  }
}
