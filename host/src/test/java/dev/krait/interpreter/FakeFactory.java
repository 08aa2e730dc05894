package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/// Interpreters that serve `/block` until the gate opens, break on `/break`, and serve everything
/// else at once.
final class FakeFactory implements InterpreterFactory {
  final CountDownLatch gate = new CountDownLatch(1);
  final AtomicInteger created = new AtomicInteger();
  final AtomicInteger closed = new AtomicInteger();
  final AtomicInteger inside = new AtomicInteger();
  final AtomicInteger mostInside = new AtomicInteger();
  final AtomicInteger failed = new AtomicInteger();
  volatile boolean failing;

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
    created.incrementAndGet();
    return new Fake();
  }

  private final class Fake implements Interpreter {
    @Override
    public Outcome serve(Exchange exchange) {
      mostInside.accumulateAndGet(inside.incrementAndGet(), Math::max);
      try {
        String target = exchange.request().line().target();
        if (target.equals("/break")) {
          return new Outcome.Broken("told to");
        }
        if (target.equals("/block")) {
          gate.await();
        }
        ((FakeExchange) exchange).ending.complete("served");
        return Outcome.SERVED;
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      } finally {
        inside.decrementAndGet();
      }
    }

    @Override
    public void enter() {}

    @Override
    public void leave() {}

    @Override
    public void idle() {}

    @Override
    public void exit(Duration limit) {}

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
