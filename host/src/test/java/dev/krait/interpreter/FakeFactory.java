package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
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
  volatile boolean failing;

  @Override
  public Interpreter create(int number) {
    if (failing) {
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
    public void exit() {}

    @Override
    public void close() {
      closed.incrementAndGet();
    }
  }
}
