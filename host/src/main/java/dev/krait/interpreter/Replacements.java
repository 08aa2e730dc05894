package dev.krait.interpreter;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Puts fresh interpreters in the places of others: the new one first, then the old one drains and
/// goes, so that capacity is never lost on purpose. A thread of its own makes one at a time.
///
/// What is missing comes first, then a reload, then those that are old. A new interpreter that
/// cannot be made leaves the old one where it is; what is missing or old is tried again, later each
/// time.
final class Replacements {
  private static final Logger log = LoggerFactory.getLogger(Replacements.class);

  private final List<Worker> workers;
  private final PoolSettings settings;
  private final Supplier<Worker> maker;
  private final Consumer<String> hopeless;
  private final Departures departures;
  private final Wishes wishes = new Wishes();
  private final Backoff missing = new Backoff();
  private final Backoff ageing = new Backoff();
  private final Thread thread;
  private volatile Proof proof = Proof.NONE;
  private @Nullable Worker candidate;
  private volatile boolean over;

  /// @param hopeless hears, once, that no interpreter is left and none can be made
  Replacements(
      List<Worker> workers,
      PoolSettings settings,
      Heap heap,
      Supplier<Worker> maker,
      Consumer<String> hopeless) {
    this.workers = workers;
    this.settings = settings;
    this.departures = new Departures(heap);
    this.maker = maker;
    this.hopeless = hopeless;
    this.thread = Thread.ofPlatform().daemon().name("krait-replace").unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// What new interpreters go through from now on.
  void prove(Proof how) {
    proof = how;
  }

  /// Has `old` replaced, unless that is under way already. Returns at once.
  ///
  /// @param broken whether `old` must not serve on in the meantime, and so is replaced at any price
  void replace(Worker old, String why, boolean broken) {
    if (over || !workers.contains(old)) {
      return;
    }
    if (broken) {
      if (workers.remove(old)) {
        log.info("replacing interpreter {}: {}", old.number(), why);
        departures.begin(old, Duration.ZERO);
        wishes.wake();
      }
    } else if (wishes.age(old)) {
      log.info("replacing interpreter {}: {}", old.number(), why);
    }
  }

  /// Has all replaced; a second wish during the first is granted after it, more are that same one.
  void reload(String why) {
    log.info("reloading: {}", why);
    missing.reset();
    wishes.reload();
  }

  /// Those that take no more requests and still have some.
  Set<Worker> leaving() {
    return departures.underway();
  }

  /// Whether none is left, and the last attempt to make one failed.
  boolean stuck() {
    return workers.isEmpty() && missing.failures() > 0;
  }

  /// Makes no more, and has those that are on their way out or not serving yet go at once.
  void end() {
    over = true;
    thread.interrupt();
    departures.hurry();
  }

  /// After [end][#end], waits until they are gone.
  void awaitEnd() throws InterruptedException {
    thread.join();
    departures.await();
  }

  private void run() {
    try {
      while (!over) {
        if (workers.size() < settings.size().interpreters()) {
          fill();
        } else {
          switch (wishes.next()) {
            case Wishes.Fill _ -> {}
            case Wishes.Reload _ -> reloadAll();
            case Wishes.Aged aged -> renew(aged.worker());
          }
        }
      }
    } catch (InterruptedException _) {
      endCandidate();
    } catch (RuntimeException | Error e) {
      log.error("interpreters are no longer replaced: internal error", e);
      hopeless.accept("interpreters could no longer be replaced: " + e);
    }
  }

  /// The pool ends while one is being made.
  private void endCandidate() {
    Worker unfinished = candidate;
    try {
      if (unfinished != null) {
        unfinished.abandon();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void fill() throws InterruptedException {
    try {
      takeIn(load());
      missing.reset();
    } catch (LoadException e) {
      Duration pause = missing.fail();
      log.error(
          "no new interpreter could start ({} in a row), trying again in {} s: {}",
          missing.failures(),
          pause.toSeconds(),
          e.getMessage());
      if (workers.isEmpty() && missing.failures() == settings.life().mostFailures()) {
        hopeless.accept(
            "no interpreter is left, and %d attempts in a row to start one failed: %s"
                .formatted(missing.failures(), e.getMessage()));
      }
      wishes.pause(pause);
    }
  }

  /// The first one proves the new code before the others are touched.
  private void reloadAll() throws InterruptedException {
    List<Worker> all = List.copyOf(workers);
    for (Worker old : all) {
      try {
        swap(old, true);
      } catch (LoadException e) {
        int done = all.indexOf(old);
        if (done == 0) {
          log.error("not reloaded, the old code serves on: {}", e.getMessage());
        } else {
          log.error(
              "reloaded {} of {}, going on with the rest later: {}",
              done,
              all.size(),
              e.getMessage());
          Duration pause = ageing.fail();
          all.subList(done, all.size()).forEach(each -> wishes.again(each, pause));
        }
        return;
      }
    }
    log.info("reloaded");
  }

  private void renew(Worker old) throws InterruptedException {
    try {
      swap(old, false);
      ageing.reset();
    } catch (LoadException e) {
      if (e.outOfMemory()) {
        log.warn(
            "interpreter {} goes before the new one comes: there is no memory for both",
            old.number());
        wishes.forget(old);
        if (workers.remove(old)) {
          departures.begin(old, Departures.DRAIN_LIMIT).join();
        }
        return; // what is missing now is made next
      }
      Duration pause = ageing.fail();
      log.error(
          "the new interpreter could not start, the old one stays, next attempt in {} s: {}",
          pause.toSeconds(),
          e.getMessage());
      wishes.again(old, pause);
    }
  }

  /// @param strict whether a new one must prove itself, which only new code has to
  private void swap(Worker old, boolean strict) throws InterruptedException, LoadException {
    if (!workers.contains(old)) {
      wishes.forget(old);
      return;
    }
    Worker fresh = load();
    String failure = proof.fails(fresh.trial()).orElse("");
    if (!fresh.usable()) {
      failure = "it broke when it was tried";
    } else if (!strict) {
      failure = "";
    }
    if (!failure.isEmpty()) {
      candidate = null;
      departures.begin(fresh, Duration.ZERO);
      throw new LoadException(failure, false);
    }
    takeIn(fresh);
    wishes.forget(old);
    old.takeNoMore();
    if (workers.remove(old)) {
      departures.begin(old, Departures.DRAIN_LIMIT);
    }
  }

  private void takeIn(Worker fresh) {
    candidate = null;
    workers.add(fresh.takeRequests());
  }

  /// One that has the application loaded, and is the candidate until it is taken in or let go.
  private Worker load() throws InterruptedException, LoadException {
    if (over) {
      throw new InterruptedException();
    }
    Worker fresh = maker.get();
    candidate = fresh;
    Duration limit = settings.life().start();
    try {
      return fresh.start().get(limit.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException e) {
      candidate = null;
      throw LoadException.of(e.getCause());
    } catch (TimeoutException _) {
      String doing = fresh.loading();
      fresh.abandon();
      candidate = null;
      throw new LoadException(
          "the application was not loaded within %s s; allow more time with --start-timeout, or find"
                  .formatted(limit.toMillis() / 1000.0)
              + " out what it was doing:\n"
              + doing,
          false);
    }
  }
}
