package dev.krait.host;

import dev.krait.config.RouteConfig;
import dev.krait.config.RouteOwner;
import dev.krait.config.RouteRule;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.listener.ListenerSettings;
import dev.krait.proxy.Proxy;
import dev.krait.proxy.Target;
import dev.krait.route.CanaryKey;
import dev.krait.route.Match;
import dev.krait.route.Owner;
import dev.krait.route.PathPattern;
import dev.krait.route.Rule;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// One table as it is configured: its rules with the owners they name, which are made here and
/// [closed][#close] when another table has taken its place.
final class Routes implements AutoCloseable {
  private final RouteConfig config;
  private final ExchangeHandler python;
  private final ShadowPlace shadows;
  private final JavaClasses classes;
  private final Map<RouteOwner.One, Owner.One> owners = new HashMap<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private final List<Rule> rules;

  /// @param python the application
  /// @param loopback for shadows in this process
  /// @throws StartException when a class cannot be had
  Routes(RouteConfig config, ExchangeHandler python, ListenerSettings loopback) {
    this.config = config;
    this.python = python;
    this.shadows = new ShadowPlace(config.shadow(), loopback);
    opened.add(shadows);
    this.classes = new JavaClasses(config.javaPath());
    this.rules = config.rules().stream().map(this::rule).toList();
  }

  /// Makes every object that a rule names by its class, as a host would.
  ///
  /// @throws StartException when one cannot be had
  static void check(RouteConfig config) {
    JavaClasses classes = new JavaClasses(config.javaPath());
    ShadowPlace.check(config.shadow());
    config.rules().stream()
        .flatMap(rule -> ones(rule.owner()))
        .forEach(one -> {
          if (one instanceof RouteOwner.Java(String className)) {
            var _ = classes.make(className);
          }
        });
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
      case RouteOwner.Python() -> new Owner.One("python", python);
      case RouteOwner.Proxy(URI uri) -> {
        Proxy proxy = new Proxy(target(uri));
        opened.add(proxy);
        yield new Owner.One("proxy " + uri, proxy);
      }
      case RouteOwner.Java(String className) ->
          new Owner.One("java " + className, classes.make(className));
    };
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
