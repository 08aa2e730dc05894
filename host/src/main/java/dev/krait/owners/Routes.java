package dev.krait.owners;

import dev.krait.config.RouteConfig;
import dev.krait.config.RouteOwner;
import dev.krait.config.RouteRule;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.proxy.Proxy;
import dev.krait.proxy.Target;
import dev.krait.route.CanaryKey;
import dev.krait.route.Match;
import dev.krait.route.Owner;
import dev.krait.route.PathPattern;
import dev.krait.route.Rule;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// One table as it is configured: its rules with the owners they name, which are made here and
/// [closed][#close] when another table has taken its place.
final class Routes implements AutoCloseable {
  private final RouteConfig config;
  private final Given given;
  private final ShadowPlace shadows;
  private final JavaClasses classes;
  private final Map<RouteOwner.One, Owner.One> owners = new HashMap<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<Rule> rules;

  /// @throws RouteException when a class cannot be had
  Routes(RouteConfig config, Given given) {
    this.config = config;
    this.given = given;
    this.shadows = new ShadowPlace(config.shadow(), given.loopback());
    opened.add(shadows);
    this.classes = new JavaClasses(config.javaPath());
    try {
      this.rules = config.rules().stream().map(this::rule).toList();
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /// Makes every object that a rule names by its class, as a host would.
  ///
  /// @param handlers the names of those that need no class
  /// @throws RouteException when one cannot be had, or a handler is named by no rule
  static void check(RouteConfig config, Set<String> handlers) {
    Set<String> unused = new TreeSet<>(handlers);
    JavaClasses classes = new JavaClasses(config.javaPath());
    ShadowPlace.check(config.shadow());
    config.rules().stream()
        .flatMap(rule -> ones(rule.owner()))
        .forEach(one -> {
          if (one instanceof RouteOwner.Java(String name)
              && !unused.remove(name)
              && !handlers.contains(name)) {
            var _ = classes.make(name);
          }
        });
    if (!unused.isEmpty()) {
      throw new RouteException(
          "handler",
          "'"
              + unused.iterator().next()
              + "' is named by no rule; say java "
              + unused.iterator().next()
              + " in one, or leave it out");
    }
  }

  private static Stream<RouteOwner.One> ones(RouteOwner owner) {
    return switch (owner) {
      case RouteOwner.One one -> Stream.of(one);
      case RouteOwner.Either either -> Stream.of(either.first(), either.second());
      case RouteOwner.Canary canary -> Stream.of(canary.first(), canary.second());
      case RouteOwner.Shadow shadow -> Stream.of(shadow.owner(), shadow.shadow());
    };
  }

  List<Rule> rules() {
    return rules;
  }

  private Rule rule(RouteRule rule) {
    return new Rule(
        rule.name(),
        new Match(rule.methods(), new PathPattern(rule.path())),
        owner(rule.name(), rule.owner()));
  }

  private Owner owner(String rule, RouteOwner owner) {
    return switch (owner) {
      case RouteOwner.One one -> one(one);
      case RouteOwner.Either(var first, var second, var statuses) ->
          new Owner.Either(one(first), one(second), statuses);
      case RouteOwner.Canary(int share, var first, var second, var key) ->
          new Owner.Canary(share, one(first), one(second), key(key));
      case RouteOwner.Shadow(var first, var second) -> {
        ShadowCopier copier = shadows.copier(rule, second, one(second).handler());
        opened.add(copier);
        yield new Owner.Shadow(one(first), copier);
      }
    };
  }

  private static CanaryKey key(RouteOwner.Key key) {
    return switch (key.kind()) {
      case OWN_COOKIE -> new CanaryKey.OwnCookie();
      case COOKIE -> new CanaryKey.Cookie(key.name());
      case HEADER -> new CanaryKey.Field(key.name());
      case ADDRESS -> new CanaryKey.Address();
    };
  }

  private Owner.One one(RouteOwner.One owner) {
    Owner.One known = owners.get(owner);
    if (known == null) {
      known = make(owner);
      owners.put(owner, known);
    }
    return known;
  }

  private Owner.One make(RouteOwner.One owner) {
    return switch (owner) {
      case RouteOwner.Python() -> new Owner.One("python", given.application());
      case RouteOwner.Proxy(URI uri) -> {
        Proxy proxy = new Proxy(target(uri));
        opened.add(proxy);
        yield new Owner.One("proxy " + uri, proxy);
      }
      case RouteOwner.Java(String name) -> new Owner.One("java " + name, java(name));
    };
  }

  private ExchangeHandler java(String name) {
    ExchangeHandler handler = given.handlers().get(name);
    return handler == null ? classes.make(name) : new GivenHandler(name, handler);
  }

  /// From now on no copies are sent: what a stopping application answers is no difference.
  void drain() {
    shadows.stop();
  }

  /// Waits for what other servers are asked, then gives up on it.
  ///
  /// @return how many requests were given up
  int finish(Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    int cutOff = 0;
    for (AutoCloseable each : opened) {
      if (each instanceof Proxy proxy) {
        cutOff += proxy.finish(Duration.ofNanos(deadline - System.nanoTime()));
      }
    }
    return cutOff;
  }

  private Target target(URI uri) {
    RouteConfig.ProxyConfig proxy = config.proxy();
    return new Target(uri, proxy.timeout(), proxy.keepAlive(), proxy.ownHost());
  }

  @Override
  public void close() {
    for (AutoCloseable each : opened) {
      try {
        each.close();
      } catch (Exception e) {
        throw new IllegalStateException("closes without exceptions", e);
      }
    }
  }
}
