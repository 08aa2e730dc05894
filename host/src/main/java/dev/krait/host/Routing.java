package dev.krait.host;

import dev.krait.application.Published;
import dev.krait.config.RouteConfig;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.ListenerSettings;
import dev.krait.route.Router;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The migration table of a host: the one that counts, and how another one takes its place.
final class Routing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Routing.class);

  private final ExchangeHandler application;
  private final ListenerSettings loopback;
  private final Router router;
  private final Published published;
  private Routes current;

  /// @param application gets what no rule is about
  /// @param loopback for what only this process asks
  /// @throws StartException when an owner cannot be had
  Routing(RouteConfig config, ExchangeHandler application, ListenerSettings loopback) {
    this.application = application;
    this.loopback = loopback;
    this.router = new Router(application);
    this.published = new Published("Routes", "", router.counts());
    this.current = new Routes(config, application, loopback);
    router.use(current.rules());
  }

  ExchangeHandler handler() {
    return router;
  }

  /// Has another table count from the next request on. Requests that are on their way stay with the
  /// owner they have.
  ///
  /// @throws StartException when an owner cannot be had; the table that counts stays
  synchronized void use(RouteConfig config) {
    Routes next = new Routes(config, application, loopback);
    router.use(next.rules());
    current.close();
    current = next;
    log.info("the table of routes has {} rules from now on", next.rules().size());
  }

  /// From now on JMX has the counts.
  void publish() {
    published.show();
  }

  /// From now on requests are refused.
  void drain() {
    router.drain();
  }

  @Override
  public synchronized void close() {
    published.close();
    current.close();
  }
}
