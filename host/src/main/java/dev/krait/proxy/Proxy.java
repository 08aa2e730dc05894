package dev.krait.proxy;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import java.util.concurrent.atomic.AtomicInteger;

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
  private final AtomicInteger running = new AtomicInteger();

  public Proxy(Target target) {
    this.target = target;
    this.connections = new Connections(target);
    this.complaints = new Complaints(target);
  }

  @Override
  public void handle(Exchange exchange) {
    if (running.incrementAndGet() > MOST) {
      running.decrementAndGet();
      boolean _ = exchange.refuse(Refusal.QUEUE_FULL);
      return;
    }
    Thread _ = Thread.ofVirtual().name("krait-proxy").start(() -> pass(exchange));
  }

  private void pass(Exchange exchange) {
    try {
      new Passage(exchange, target, connections, complaints).run();
    } catch (RuntimeException e) {
      complaints.about(exchange.request(), "failed: " + e);
      exchange.response().abort();
    } finally {
      running.decrementAndGet();
    }
  }

  /// Closes the connections that are not in use.
  @Override
  public void close() {
    connections.close();
  }
}
