package dev.krait.embed;

import dev.krait.config.RouteConfig;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.owners.Given;
import dev.krait.owners.RouteException;
import dev.krait.owners.Routing;
import java.util.Map;
import java.util.Optional;

/// The table of routes as a program gives it: what `krait.toml` says of one, and handlers by name.
///
/// @param config its rules, and how their owners are asked
/// @param byName what `java NAME` means
record RouteTable(RouteConfig config, Map<String, ExchangeHandler> byName) {
  RouteTable {
    byName = Map.copyOf(byName);
  }

  /// @throws WsgiConfigException when an owner cannot be had
  void check() {
    try {
      Routing.check(config, byName.keySet());
    } catch (RouteException e) {
      throw new WsgiConfigException(explanation(e));
    }
  }

  /// The table before an application, empty when all requests are that one's.
  ///
  /// @throws WsgiLoadException when an owner cannot be had
  Optional<Routing> before(ExchangeHandler application, String name) {
    if (config.rules().isEmpty()) {
      return Optional.empty();
    }
    try {
      Routing routing = new Routing(config, Given.embedded(name, application, byName));
      routing.publish();
      return Optional.of(routing);
    } catch (RouteException e) {
      throw new WsgiLoadException(explanation(e), e);
    }
  }

  private static String explanation(RouteException e) {
    return e.explanation(setting ->
        switch (setting) {
          case "route", "handler" -> setting + "(…)";
          default -> "option(\"" + setting + "\", …)";
        });
  }
}
