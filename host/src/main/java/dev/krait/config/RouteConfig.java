package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// Who answers: the migration table, and the applications where there are several.
///
/// @param rules the first that matches counts; what none is about is the application's
/// @param javaPath jars, folders of classes, and folders of jars; absolute
/// @param apps empty when there is one, which is the host's
public record RouteConfig(
    List<RouteRule> rules,
    ProxyConfig proxy,
    ShadowConfig shadow,
    List<Path> javaPath,
    List<AppConfig> apps) {
  public RouteConfig {
    rules = List.copyOf(rules);
    javaPath = List.copyOf(javaPath);
    apps = List.copyOf(apps);
  }

  /// The same for a host whose requests are all the application's.
  RouteConfig withoutRules() {
    return new RouteConfig(List.of(), proxy, shadow, javaPath, List.of());
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
  /// @param file for differences; absolute
  /// @param ignore rules on what is none, not checked here
  public record ShadowConfig(
      Duration timeout, int threads, int queue, Path file, List<String> ignore) {
    public ShadowConfig {
      ignore = List.copyOf(ignore);
    }
  }
}
