package dev.krait.config;

import java.util.Map;

/// How an application is called (PEP 3333).
///
/// @param mount the path prefix it answers under: empty, or `/prefix` without a slash at its end
/// @param environ keys for every request's environ, below those Krait sets itself
/// @param conformance what follows when it breaks a rule
public record WsgiConfig(String mount, Map<String, String> environ, ConformanceMode conformance) {
  public WsgiConfig {
    environ = Map.copyOf(environ);
  }
}
