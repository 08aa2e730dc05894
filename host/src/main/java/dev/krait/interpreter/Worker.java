package dev.krait.interpreter;

import dev.krait.exchange.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One interpreter and the threads that run it, from creation to the last request.
final class Worker {
  /// How long a leader's request may run while others wait before a second thread is let in.
  static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private static final Logger log = LoggerFactory.getLogger(Worker.class);
  private static final long IDLE_MILLIS = 100;
  private static final long LEAVE_NANOS = TimeUnit.MILLISECONDS.toNanos(5 * IDLE_MILLIS);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(5);

  private final int number;
  private final InterpreterPool pool;
  private final Lead lead = new Lead();
  private final Seats seats;
  private final CompletableFuture<Worker> ready = new CompletableFuture<>();
  private final CountDownLatch helpersGone = new CountDownLatch(1);
  private final Age age;
  private final Trial trial = new Trial();
  private volatile Intake intake = trial;
  private volatile @Nullable Interpreter interpreter;
  private volatile boolean stopped;
  private volatile boolean broken;
  private volatile @Nullable Duration lost;
  private volatile boolean hurried;
  private volatile boolean closed;

  Worker(int number, InterpreterPool pool) {
    this.number = number;
    this.seats = new Seats(number);
    this.pool = pool;
    this.age = new Age(pool.settings().recycling());
  }

  /// Starts the primary thread; done when the application is loaded, or failed to.
  CompletableFuture<Worker> start() {
    seats.start(this::primary);
    return ready;
  }

  int number() {
    return number;
  }

  /// The way to it until it [takes requests][#takeRequests].
  Trial trial() {
    return trial;
  }

  /// From now on it serves what the pool accepts.
  Worker takeRequests() {
    age.begin();
    intake = pool::next;
    return this;
  }

  /// From now on it begins no more requests; those in progress go on.
  void takeNoMore() {
    stopped = true;
    lead.end();
  }

  Age age() {
    return age;
  }

  /// What it is doing while it loads the application, for the log.
  String loading() {
    return pool.factory().loading(number).map(Loading::stacks).orElse("");
  }

  /// Ends it while it loads, or has come and serves no clients yet. Blocks for some seconds at
  /// most.
  void abandon() throws InterruptedException {
    stopped = true;
    Optional<Loading> loading = pool.factory().loading(number);
    if (loading.isPresent() && !ready.isDone()) {
      helpersGone.countDown();
      boolean _ = pool.leaks().close(loading.get()::close, number, CLOSE_LIMIT);
    }
    if (ready.isDone()) {
      end();
    } else {
      CompletableFuture<Void> _ = ready.thenRunAsync(this::end);
    }
  }

  /// Has [retire][#retire], which another thread is in, wait for requests no longer.
  void hurry() {
    hurried = true;
  }

  /// [Retires][#retire] it without a wait for requests.
  void end() {
    try {
      retire(Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Whether it takes requests, or will.
  boolean usable() {
    return !stopped;
  }

  /// Whether nothing is left of it.
  boolean closed() {
    return closed;
  }

  List<Seat> seats() {
    return seats.all();
  }

  /// Lets another thread take the lead if the leader's request is a long one. Called by the watch
  /// while requests wait.
  void letOneMoreIn(long now) {
    for (Seat seat : seats.all()) {
      Thread thread = seat.thread();
      if (thread != null
          && seat.overdue(now, PATIENCE_NANOS) != null
          && !lead.vacate(thread)
          && seats.all().size() < pool.settings().size().threads()
          && !stopped) {
        seats.start(this::helper);
      }
    }
  }

  /// Whether a request in it is being ended, or could not be, so that the others may have to wait.
  boolean hindered() {
    return lost != null || seats.all().stream().anyMatch(Seat::hinders);
  }

  /// Takes no more, as a request in progress cannot be stopped. The others have `patience` left.
  void giveUp(Duration patience) {
    lost = patience;
    takeNoMore();
  }

  /// The way to stop a request that one of the threads serves.
  Intervention intervention(Seat seat, Ticket ticket) {
    Interpreter current = interpreter;
    return current == null
        ? Intervention.NONE
        : current.intervention(Objects.requireNonNull(seat.thread()), ticket.job());
  }

  /// Takes no more requests, waits up to `limit` for those in progress, then runs the exit
  /// functions and closes the interpreter. Blocks.
  ///
  /// @return whether every request ended by itself
  boolean retire(Duration limit) throws InterruptedException {
    takeNoMore();
    Duration given = lost;
    Duration patience = given != null && given.compareTo(limit) < 0 ? given : limit;
    long start = System.nanoTime();
    while (!seats.empty()
        && System.nanoTime() - start < Math.max(hurried ? 0 : patience.toNanos(), LEAVE_NANOS)) {
      Thread.sleep(5);
    }
    boolean clean = seats.empty();
    helpersGone.countDown();
    if (clean) {
      seats.primary().awaitExit(number, pool.settings().life().exit());
    } else if (given == null) {
      seats.cutOff();
    }
    Interpreter current = interpreter;
    closed = current == null || pool.leaks().close(current::close, number, CLOSE_LIMIT);
    if (closed) {
      interpreter = null; // whoever still knows this worker keeps no Python objects alive
    }
    seats.cutOff();
    return clean;
  }

  private void primary(Seat seat) {
    try {
      Interpreter created = pool.factory().create(number);
      interpreter = created;
      ready.complete(this);
      try {
        work(created, seat);
        helpersGone.await();
        created.exit(pool.settings().life().exit());
      } finally {
        created.leave(); // a thread that stays in could never be waited for
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      if (!ready.completeExceptionally(e)) {
        failed(e);
      }
    }
  }

  private void helper(Seat seat) {
    Interpreter mine = interpreter;
    if (mine == null) {
      return;
    }
    try {
      mine.enter();
      try {
        work(mine, seat);
      } finally {
        mine.leave();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (Throwable e) {
      failed(e);
    }
  }

  /// A thread of it cannot go on, and so the interpreter cannot.
  private void failed(Throwable e) {
    if (stopped) {
      log.debug("a thread of interpreter {} ended", number, e);
      return;
    }
    if (!(e instanceof InterpreterEndedException)) {
      log.error("interpreter {} ended with an internal error", number, e);
    }
    broken = true;
    stopped = true;
    pool.replace(this, String.valueOf(e.getMessage()), true);
  }

  private void work(Interpreter mine, Seat seat) throws InterruptedException {
    while (!stopped) {
      if (!lead.await(IDLE_MILLIS)) {
        mine.idle();
      }
      while (lead.mine() && !stopped) {
        Ticket ticket = intake.next(IDLE_MILLIS);
        if (ticket == null) {
          mine.idle();
        } else {
          serve(mine, seat, ticket);
        }
      }
    }
  }

  private void serve(Interpreter mine, Seat seat, Ticket ticket) {
    if (ticket.job().abandoned()) {
      ticket.job().abort();
      return;
    }
    seat.begin(ticket);
    if (stopped) { // since the ticket was taken; whoever stops this waits for busy seats alone
      seat.end();
      pool.giveBack(ticket);
      return;
    }
    Outcome outcome;
    try {
      ticket.job().begun();
      outcome = mine.serve(ticket.job());
    } catch (Throwable e) {
      log.error("interpreter {} failed while serving a request", number, e);
      outcome = new Outcome.Broken(String.valueOf(e.getMessage()));
    } finally {
      seat.end();
      ticket.job().ended();
    }
    switch (outcome) {
      case Outcome.Served s -> count();
      case Outcome.Unbegun u -> pool.giveBack(ticket);
      case Outcome.Broken wrong -> {
        boolean ending = stopped && !broken;
        ticket.job().refuse(ending ? Refusal.STOPPING : Refusal.INTERPRETER_FAILED);
        failed(new InterpreterEndedException(wrong.reason()));
      }
    }
  }

  private void count() {
    if (intake != trial && pool.countServed() && age.grow()) {
      pool.replace(this, "it has served " + age.mostRequests() + " requests", false);
    }
  }
}
