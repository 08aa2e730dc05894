package dev.krait.config;

import java.util.List;

/// Which proxies are believed, and what.
///
/// @param trusted addresses of peers that are
/// @param hops how many proxies a request comes through, at least 1
public record ForwardedConfig(List<IpRange> trusted, ForwardedHeaders headers, int hops) {
  public ForwardedConfig {
    trusted = List.copyOf(trusted);
  }
}
