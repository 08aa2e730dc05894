package dev.krait.route;

import dev.krait.exchange.RequestLine;
import java.util.Set;

/// Which requests a rule is about.
///
/// @param methods in capitals; empty for all of them
/// @param path below the mount point
public record Match(Set<String> methods, PathPattern path) {
  public Match {
    methods = Set.copyOf(methods);
  }

  boolean covers(RequestLine line) {
    return (methods.isEmpty() || methods.contains(line.method())) && path.matches(line.path());
  }
}
