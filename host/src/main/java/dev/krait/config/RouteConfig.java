package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The migration table.
///
/// @param rules the first that matches counts; what none is about is the application's
/// @param javaPath jars, folders of classes, and folders of jars; absolute
public record RouteConfig(
    List<RouteRule> rules, ProxyConfig proxy, ShadowConfig shadow, List<Path> javaPath) {
  public RouteConfig {
    rules = List.copyOf(rules);
    javaPath = List.copyOf(javaPath);
  }

  /// The same for a host whose requests are all the application's.
  RouteConfig withoutRules() {
    return new RouteConfig(List.of(), proxy, shadow, javaPath);
  }

  /// How other servers are spoken to.
  ///
  /// @param timeout how long one may be silent; more than zero
  /// @param keepAlive how long a connection may be idle and is used again
  /// @param ownHost whether they get their own authority in `Host`
  public record ProxyConfig(Duration timeout, Duration keepAlive, boolean ownHost) {}

  /// What becomes of copies.
  ///
  /// @param timeout for the whole answer; more than zero
  /// @param threads copies that are on their way at a time
  /// @param queue copies that may wait, more are dropped
  public record ShadowConfig(Duration timeout, int threads, int queue) {}
}
