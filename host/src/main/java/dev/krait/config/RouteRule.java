package dev.krait.config;

import java.util.Set;

/// One line of the migration table.
///
/// @param name the requests it is about, in one form: `GET|HEAD /orders/*`
/// @param methods empty for all
/// @param path a pattern, see `dev.krait.route.PathPattern`
public record RouteRule(String name, Set<String> methods, String path, RouteOwner owner) {
  public RouteRule {
    methods = Set.copyOf(methods);
  }
}
