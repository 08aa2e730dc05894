package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// How a host is warmed up before it accepts requests; not at all without paths and requests.
///
/// @param paths request targets below the mount point; each starts with `/`
/// @param requests a file that `krait record` wrote; absolute, need not exist
/// @param timeLimit more than zero
/// @param unsafe whether recorded requests that change something are sent, too
public record WarmupConfig(
    List<String> paths, Optional<Path> requests, Duration timeLimit, boolean unsafe) {
  public WarmupConfig {
    paths = List.copyOf(paths);
  }
}
