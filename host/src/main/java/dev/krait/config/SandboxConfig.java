package dev.krait.config;

import java.nio.file.Path;
import java.util.List;

/// Whether and how the application is kept from what is not its own.
///
/// @param on whether it is
/// @param writable folders it may change nevertheless; absolute, existing
/// @param threads whether it may start threads
public record SandboxConfig(boolean on, List<Path> writable, boolean threads) {
  public SandboxConfig {
    writable = List.copyOf(writable);
  }
}
