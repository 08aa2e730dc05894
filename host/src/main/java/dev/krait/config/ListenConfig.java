package dev.krait.config;

import java.time.Duration;
import java.util.List;

/// Where and how connections are accepted.
///
/// @param binds at least one
/// @param keepAlive how long an idle connection stays open; more than zero
/// @param clients what one client may ask for
public record ListenConfig(List<BindAddress> binds, Duration keepAlive, ClientLimits clients) {
  public ListenConfig {
    binds = List.copyOf(binds);
  }
}
