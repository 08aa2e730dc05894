package dev.krait.owners;

import dev.krait.application.Published;
import dev.krait.config.RouteConfig;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.route.Router;
import java.time.Duration;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The migration table before an application: the one that counts, and how another one takes its
/// place. At the end [drain][#drain], [finish][#finish] if nobody else waits for the requests, and
/// [close][#close].
public final class Routing implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Routing.class);

  private final Given given;
  private final Router router;
  private final Published published;
  private Routes current;

  /// @throws RouteException when an owner cannot be had
  public Routing(RouteConfig config, Given given) {
    this.given = given;
    this.router = new Router(given.application());
    this.published = new Published("Routes", given.name(), router.counts());
    this.current = new Routes(config, given);
    router.use(current.rules());
  }

  /// Checks what the configuration alone cannot: that all owners can be had, and that rules name
  /// every handler.
  ///
  /// @param handlers the names of handlers that are given
  /// @throws RouteException when one cannot be had
  public static void check(RouteConfig config, Set<String> handlers) {
    Routes.check(config, handlers);
  }

  /// Hands each exchange to its owner.
  public ExchangeHandler handler() {
    return router;
  }

  /// Has another table count from the next request on. Requests that are on their way stay with the
  /// owner they have.
  ///
  /// @throws RouteException when an owner cannot be had; the table that counts stays
  public synchronized void use(RouteConfig config) {
    Routes next = new Routes(config, given);
    router.use(next.rules());
    current.close();
    current = next;
    log.info("the table of routes has {} rules from now on", next.rules().size());
  }

  /// From now on JMX has the counts.
  public void publish() {
    published.show();
  }

  /// From now on requests are refused, and no copies are sent.
  public synchronized void drain() {
    router.drain();
    current.drain();
  }

  /// Waits up to `limit` for what other servers are asked, and gives up on the rest.
  ///
  /// @return how many requests were given up
  public synchronized int finish(Duration limit) throws InterruptedException {
    return current.finish(limit);
  }

  @Override
  public synchronized void close() {
    published.close();
    current.close();
  }
}
