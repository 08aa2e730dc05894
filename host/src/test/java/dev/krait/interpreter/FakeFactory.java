package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Interpreters that serve `/block` until the gate opens, `/starve` until that has been stopped,
/// break on `/break`, and serve everything else at once; but the first never begins to serve
/// `/waits`.
final class FakeFactory implements InterpreterFactory {
  final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final CountDownLatch end = new CountDownLatch(1);
  final AtomicInteger created = new AtomicInteger();
  final AtomicInteger interrupted = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger inside = new AtomicInteger();
  final AtomicInteger mostInside = new AtomicInteger();
  final AtomicInteger failed = new AtomicInteger();
  final AtomicInteger loading = new AtomicInteger();
  final AtomicInteger ended = new AtomicInteger();
  volatile boolean failing;

  /// Whether the next one that idles is ended by its application.
  final AtomicBoolean dying = new AtomicBoolean();

  /// Whether they load until they are ended.
  volatile boolean hanging;

  /// On which rung a `/block` ends: `interrupt`, `kill` or `never`.
  volatile String stoppable = "interrupt";

  /// How many there is memory for.
  volatile int room = Integer.MAX_VALUE;

  @Override
  public Interpreter create(int number) {
    if (created.get() - closed.get() >= room) {
      throw new ApplicationLoadException("the heap is full", true);
    }
    if (failing) {
      failed.incrementAndGet();
      throw new ApplicationLoadException("broken build");
    }
    if (hanging) {
      hang();
    }
    created.incrementAndGet();
    return new Fake(number);
  }

  private void hang() {
    loading.incrementAndGet();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new ApplicationLoadException("ended");
  }

  @Override
  public Optional<Loading> loading(int number) {
    return hanging ? Optional.of(new FakeLoading()) : Optional.empty();
  }

  /// Ends what hangs.
  private final class FakeLoading implements Loading {
    @Override
    public String stacks() {
      return "Traceback";
    }

    @Override
    public void close() {
      ended.incrementAndGet();
      end.countDown();
    }
  }

  private void block() {
    try {
      gate.await();
    } catch (InterruptedException _) {
      interrupted.incrementAndGet();
      stopped.countDown();
    }
  }

  private void starve() {
    try {
      stopped.await();
    } catch (InterruptedException _) {
      interrupted.incrementAndGet();
    }
  }

  /// Stops a blocked thread on the right rung.
  private record FakeIntervention(Thread thread, String stoppable, boolean starved)
      implements Intervention {
    @Override
    public String stacks() {
      return "Traceback";
    }

    @Override
    public void interrupt() {
      if (stoppable.equals("interrupt")) {
        thread.interrupt();
      }
    }

    @Override
    public void kill() {
      if (stoppable.equals("kill")) {
        thread.interrupt();
      }
    }
  }

  private final class Fake implements Interpreter {
    private final int number;
    private final CountDownLatch closing = new CountDownLatch(1);

    Fake(int number) {
      this.number = number;
    }

    private Outcome waitToBegin() {
      try {
        closing.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Outcome.UNBEGUN;
    }

    @Override
    public Outcome serve(Job job) {
      if (job instanceof Job.Call call) {
        return answer(call);
      }
      Exchange exchange = exchange(job);
      mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
      try {
        String target = exchange.request().line().target();
        if (target.equals("/break")) {
          return new Outcome.Broken("told to");
        }
        if (target.equals("/waits") && number == 1) {
          return waitToBegin();
        }
        if (target.equals("/block")) {
          block();
        }
        if (target.equals("/starve")) {
          starve();
        }
        ((FakeExchange) exchange).ending.complete("served");
        return Outcome.SERVED;
      } finally {
        inside.decrementAndGet();
      }
    }

    @Override
    public Intervention intervention(Thread thread, Job job) {
      boolean starved =
          job instanceof Job.Request(Exchange exchange)
              && exchange.request().line().target().equals("/starve");
      return new FakeIntervention(thread, stoppable, starved);
    }

    private Outcome answer(Job.Call call) {
      if (call.function().equals("block")) {
        block();
      }
      call.answer().complete(call.arguments());
      return Outcome.SERVED;
    }

    private static Exchange exchange(Job job) {
      if (job instanceof Job.Request(Exchange exchange)) {
        return exchange;
      }
      throw new AssertionError("only requests are tried with these");
    }

    @Override
    public void enter() {}

    @Override
    public void leave() {}

    @Override
    public void idle() {
      if (dying.getAndSet(false)) {
        throw new InterpreterEndedException("its application ended it");
      }
    }

    @Override
    public void exit(Duration limit) {}

    @Override
    public void close() {
      closing.countDown();
      if (stoppable.equals("never")) {
        block();
      }
      closed.incrementAndGet();
    }
  }
}
