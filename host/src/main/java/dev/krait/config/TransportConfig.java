package dev.krait.config;

import java.util.List;
import java.util.Optional;

/// What lies between a client's connection and HTTP.
///
/// @param tls empty for none
/// @param proxies the addresses that may connect and have to speak the PROXY protocol; empty when
///   nobody does
public record TransportConfig(
    Optional<TlsConfig> tls, ForwardedConfig forwarded, Optional<List<IpRange>> proxies) {
  /// Nothing: clients connect directly, and are believed nothing.
  public static TransportConfig none() {
    return new TransportConfig(
        Optional.empty(),
        new ForwardedConfig(List.of(), ForwardedHeaders.X_FORWARDED, 1),
        Optional.empty());
  }
}
