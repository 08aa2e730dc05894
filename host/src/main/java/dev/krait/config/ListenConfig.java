package dev.krait.config;

import java.time.Duration;
import java.util.List;

/// Where and how connections are accepted.
///
/// @param binds at least one
/// @param keepAlive how long an idle connection stays open; more than zero
/// @param maxBody the largest request body in bytes, 0 for no limit
public record ListenConfig(List<BindAddress> binds, Duration keepAlive, long maxBody) {
  public ListenConfig {
    binds = List.copyOf(binds);
  }
}
