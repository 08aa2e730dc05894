package dev.krait.config;

import java.util.List;
import java.util.Optional;

/// Everything a host needs to know, checked and complete.
public record HostConfig(
    ApplicationConfig application,
    ListenConfig listen,
    InterpreterConfig interpreters,
    TimeLimits limits,
    WarmupConfig warmup,
    LogConfig log) {

  /// The same for a host that is ready as soon as the application is loaded.
  public HostConfig withoutWarmup() {
    WarmupConfig none = new WarmupConfig(List.of(), Optional.empty(), warmup.timeLimit(), false);
    return new HostConfig(application, listen, interpreters, limits, none, log);
  }
}
