package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Serves requests on a fixed number of interpreters, from one bounded queue.
///
/// A request that finds the queue full, or waits in it for too long, is answered 503. Life cycle:
/// [start][#start] once, then any number of [handle][#handle], then [drain][#drain] once.
public final class InterpreterPool implements ExchangeHandler {
  private final PoolSettings settings;
  private final InterpreterFactory factory;
  private final BlockingQueue<Ticket> queue;
  private final Watch watch = new Watch(this::look);
  private final List<Worker> workers = new CopyOnWriteArrayList<>();
  private final Counts counts = new Counts();
  private final Replacements replacements;
  private final Leaks leaks;
  private final Deadlines deadlines;
  private final Ageing ageing;
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final AtomicInteger freeLeaders = new AtomicInteger();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean recycling = true;
  private volatile boolean draining;

  public InterpreterPool(PoolSettings settings, InterpreterFactory factory) {
    this.settings = settings;
    this.factory = factory;
    this.queue = new LinkedBlockingQueue<>(settings.queue().capacity());
    Heap heap = Heap.ofThisJvm();
    this.replacements = new Replacements(workers, settings, heap, this::newWorker, this::giveUp);
    this.leaks = new Leaks(counts, settings.deadlines().maxLeaked(), this::giveUp);
    this.deadlines = new Deadlines(settings.deadlines(), counts, replacements);
    this.ageing =
        new Ageing(
            workers,
            settings.recycling().maxHeap(),
            heap,
            (worker, why) -> replace(worker, why, false));
  }

  /// Creates all interpreters, the first one alone so that a broken application fails once and what
  /// it compiles is there for the others.
  ///
  /// @throws ApplicationLoadException when the application cannot be loaded
  public void start() {
    startWorker();
    for (int i = 1; i < settings.size().interpreters(); i++) {
      startWorker();
    }
    watch.start();
    replacements.start();
  }

  private void startWorker() {
    try {
      workers.add(newWorker().start().join().takeRequests());
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private Worker newWorker() {
    return new Worker(numbers.incrementAndGet(), this);
  }

  @Override
  public void handle(Exchange exchange) {
    accept(new Job.Request(exchange));
  }

  /// Takes a job over. Never blocks; any thread.
  public void accept(Job job) {
    if (draining) {
      job.refuse(Refusal.STOPPING);
    } else if (replacements.stuck()) {
      job.refuse(Refusal.NO_INTERPRETER);
    } else if (!queued(new Ticket(job, System.nanoTime()))) {
      job.refuse(Refusal.QUEUE_FULL);
    } else if (freeLeaders.get() == 0) {
      watch.arm();
    }
  }

  private boolean queued(Ticket ticket) {
    return queue.offer(ticket) || (dropAbandoned() && queue.offer(ticket));
  }

  /// Clients that leave while their requests wait take no room from those who stay. Returns whether
  /// there were such.
  private boolean dropAbandoned() {
    boolean dropped = false;
    for (Ticket ticket : queue) {
      if (ticket.job().abandoned() && queue.remove(ticket)) {
        ticket.job().abort();
        dropped = true;
      }
    }
    return dropped;
  }

  /// Requests waiting or in progress, those in interpreters on their way out included.
  public int pending() {
    return queue.size()
        + (int)
            Stream.concat(workers.stream(), replacements.leaving().stream())
                .flatMap(worker -> worker.seats().stream())
                .filter(Seat::busy)
                .count();
  }

  /// Replaces every interpreter by a fresh one, each new one before its old one goes, the first one
  /// before the others. Returns at once; where it cannot load the application, or does not stand
  /// the [proof][#prove], all old ones stay, and the log says why.
  public void reload(String why) {
    replacements.reload(why);
  }

  /// What new interpreters go through from now on, before they serve.
  public void prove(Proof proof) {
    replacements.prove(proof);
  }

  /// Whether requests can be served, now or soon: false when no interpreter is left and the last
  /// attempt to make one failed.
  public boolean ready() {
    return !draining && !replacements.stuck();
  }

  /// Done when the pool cannot go on; with the reason, for the user.
  public CompletableFuture<String> failure() {
    return failure;
  }

  /// Says that the pool cannot go on: whoever runs the process should end it.
  void giveUp(String why) {
    failure.complete(why);
  }

  /// Whether requests count towards the age at which an interpreter is replaced; they do at first.
  public void recycle(boolean whether) {
    recycling = whether;
  }

  /// Refuses new requests, waits up to `limit` for those accepted, then closes all interpreters.
  ///
  /// @return how many requests did not end in time
  public int drain(Duration limit) throws InterruptedException {
    draining = true;
    long deadline = System.nanoTime() + limit.toNanos();
    while (pending() > 0 && System.nanoTime() < deadline) {
      Thread.sleep(5);
    }
    int unfinished = pending();
    refuseWaiting();
    replacements.end();
    watch.end();
    retireAll();
    replacements.awaitEnd();
    refuseWaiting(); // what leaders took at the last moment and gave back
    return unfinished;
  }

  /// All at once: each may take its whole limit.
  private void retireAll() throws InterruptedException {
    List<Thread> threads =
        workers.stream()
            .map(worker ->
                Thread.ofPlatform().name("krait-end-" + worker.number()).start(worker::end))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private void refuseWaiting() {
    for (Ticket ticket = queue.poll(); ticket != null; ticket = queue.poll()) {
      ticket.job().refuse(Refusal.STOPPING);
    }
  }

  /// What became of requests that ran for too long.
  public InterpretersMXBean counts() {
    return counts;
  }

  /// Counts a request that was served; returns whether it counts towards its interpreter's age.
  boolean countServed() {
    counts.served.increment();
    return recycling;
  }

  PoolSettings settings() {
    return settings;
  }

  InterpreterFactory factory() {
    return factory;
  }

  /// The next request for a leader, which waits for it up to `millis`.
  @Nullable Ticket next(long millis) throws InterruptedException {
    Ticket ticket = queue.poll();
    if (ticket == null) {
      freeLeaders.incrementAndGet();
      try {
        ticket = queue.poll(millis, TimeUnit.MILLISECONDS);
      } finally {
        freeLeaders.decrementAndGet();
      }
    }
    if (!queue.isEmpty()) {
      watch.arm();
    }
    return ticket;
  }

  /// Takes a request back that a leader got when its interpreter was already on the way out.
  void giveBack(Ticket ticket) {
    if (!queue.offer(ticket)) {
      ticket.job().refuse(Refusal.QUEUE_FULL);
    }
  }

  Leaks leaks() {
    return leaks;
  }

  void replace(Worker worker, String why, boolean broken) {
    if (broken) {
      counts.retired.incrementAndGet();
    }
    replacements.replace(worker, why, broken);
  }

  private boolean look() {
    long now = System.nanoTime();
    refuseLate(now);
    ageing.look(now);
    boolean waiting = !queue.isEmpty();
    for (Worker worker : workers) {
      if (waiting) {
        worker.letOneMoreIn(now);
      }
      deadlines.check(worker, now);
    }
    replacements.leaving().forEach(worker -> deadlines.check(worker, now));
    return waiting;
  }

  private void refuseLate(long now) {
    Ticket first = queue.peek();
    while (first != null && now - first.arrived() > settings.queue().timeout().toNanos()) {
      if (queue.remove(first)) {
        first.job().refuse(Refusal.QUEUE_TIMEOUT);
      }
      first = queue.peek();
    }
  }
}
