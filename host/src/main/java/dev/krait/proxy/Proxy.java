package dev.krait.proxy;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Passes requests on to another server and its responses back, both as they come.
///
/// - A server that cannot be reached, stops before it has answered, or answers no HTTP: 502. One
///   that is silent for too long: 504. Once a response has begun, either cuts it off, so that the
///   client sees that something is missing.
/// - A request is sent a second time, once, if its method is idempotent, it has no body, and not a
///   byte of an answer has come (RFC 9110 §9.2.2).
/// - Upgrades to other protocols are not passed on.
public final class Proxy implements ExchangeHandler, AutoCloseable {
  private static final int MOST = 10_000;

  private final Target target;
  private final Connections connections;
  private final Complaints complaints;
  private final Set<Thread> running = ConcurrentHashMap.newKeySet();

  public Proxy(Target target) {
    this.target = target;
    this.connections = new Connections(target);
    this.complaints = new Complaints(target);
  }

  @Override
  public void handle(Exchange exchange) {
    Thread passing = Thread.ofVirtual().name("krait-proxy").unstarted(() -> pass(exchange));
    running.add(passing);
    if (running.size() > MOST) {
      running.remove(passing);
      boolean _ = exchange.refuse(Refusal.QUEUE_FULL);
      return;
    }
    passing.start();
  }

  private void pass(Exchange exchange) {
    try {
      new Passage(exchange, target, connections, complaints).run();
    } catch (RuntimeException e) {
      complaints.about(exchange.request(), "failed: " + e);
      exchange.response().abort();
    } finally {
      running.remove(Thread.currentThread());
    }
  }

  /// Waits until no request is under way, or up to `limit`; those that are left then end as if the
  /// server had broken off. Nothing may be handed on any more.
  ///
  /// @return how many were left
  public int finish(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    int left = 0;
    for (Thread each : running) {
      while (each.getState() == Thread.State.NEW) {
        Thread.onSpinWait(); // its start is the next thing to happen
      }
      Duration rest = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
      if (!each.join(rest)) {
        each.interrupt(); // which closes its connection
        left++;
      }
    }
    return left;
  }

  /// Closes the connections that are not in use.
  @Override
  public void close() {
    connections.close();
  }
}
