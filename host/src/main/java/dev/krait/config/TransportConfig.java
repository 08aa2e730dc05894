package dev.krait.config;

import java.util.Optional;

/// What lies between a client's connection and HTTP.
///
/// @param tls empty for none
public record TransportConfig(Optional<TlsConfig> tls) {
  /// Nothing.
  static TransportConfig none() {
    return new TransportConfig(Optional.empty());
  }
}
