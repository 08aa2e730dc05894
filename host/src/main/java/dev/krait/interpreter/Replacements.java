package dev.krait.interpreter;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private static final Duration DRAIN_LIMIT = Duration.ofSeconds(30);
  private static final Duration LOAD_LIMIT = Duration.ofMinutes(10);

  private final List<Worker> workers;
  private final PoolSettings settings;
  private final Heap heap;
  private final Supplier<Worker> maker;
  private final Consumer<String> hopeless;
  private final Set<Worker> leaving = ConcurrentHashMap.newKeySet();
  private final Wishes wishes = new Wishes();
  private final Backoff missing = new Backoff();
  private final Backoff ageing = new Backoff();
  private final Thread thread;
  private volatile Proof proof = Proof.NONE;
  private volatile @Nullable Worker candidate;
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
    this.heap = heap;
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
        retireAside(old, Duration.ZERO);
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
    return leaving;
  }

  /// Whether none is left, and the last attempt to make one failed.
  boolean stuck() {
    return workers.isEmpty() && missing.failures() > 0;
  }

  /// Makes no more. One that is being made goes as soon as it is there.
  void end() {
    over = true;
    thread.interrupt();
    Worker loading = candidate;
    if (loading != null) {
      loading.abandon();
    }
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
      // the pool ends
    } catch (RuntimeException | Error e) {
      log.error("interpreters are no longer replaced: internal error", e);
      hopeless.accept("interpreters could no longer be replaced: " + e);
    }
  }

  private void fill() throws InterruptedException {
    try {
      workers.add(load().takeRequests());
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
        workers.remove(old);
        retireAside(old, DRAIN_LIMIT).join();
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
    if (strict && !failure.isEmpty()) {
      retireAside(fresh, Duration.ZERO);
      throw new LoadException(failure, false);
    }
    if (!fresh.usable()) {
      retireAside(fresh, Duration.ZERO);
      throw new LoadException("it broke when it was tried", false);
    }
    workers.add(fresh.takeRequests());
    wishes.forget(old);
    old.takeNoMore();
    if (workers.remove(old)) {
      retireAside(old, DRAIN_LIMIT);
    }
  }

  private Worker load() throws InterruptedException, LoadException {
    Worker fresh = maker.get();
    candidate = fresh;
    try {
      if (over) {
        throw new InterruptedException();
      }
      return fresh.start().get(LOAD_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw LoadException.of(e.getCause());
    } catch (TimeoutException _) {
      fresh.abandon();
      throw new LoadException("it took longer than " + LOAD_LIMIT.toMinutes() + " minutes", false);
    } finally {
      candidate = null;
    }
  }

  private Thread retireAside(Worker old, Duration limit) {
    return Thread.ofPlatform()
        .daemon()
        .name("krait-retire-" + old.number())
        .start(() -> {
          try {
            retire(old, limit);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
  }

  /// A full collection follows: only that unloads the old interpreter's copies of native libraries,
  /// and makes the heap, which two interpreters have filled, small again.
  private void retire(Worker old, Duration limit) throws InterruptedException {
    leaving.add(old);
    try {
      if (!old.retire(limit)) {
        log.warn("interpreter {} was closed with a request still in it", old.number());
      }
    } finally {
      leaving.remove(old);
    }
    if (!over) {
      heap.collect();
    }
  }
}
