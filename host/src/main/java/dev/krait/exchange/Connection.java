package dev.krait.exchange;

import java.util.Map;

/// What a request's connection says about it: `http` or `https`, and the two ends.
///
/// @param variables more of it under the environ keys it goes by; values are latin-1 text without
///   NUL
public record Connection(
    String scheme, Endpoint server, Endpoint client, Map<String, String> variables) {
  public Connection {
    variables = Map.copyOf(variables);
  }

  public Connection(String scheme, Endpoint server, Endpoint client) {
    this(scheme, server, client, Map.of());
  }
}
