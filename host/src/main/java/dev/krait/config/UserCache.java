package dev.krait.config;

import java.nio.file.Path;
import java.util.Map;

/// Where Krait keeps what it can make again, by the XDG base directory specification.
public final class UserCache {
  private UserCache() {}

  /// `$XDG_CACHE_HOME/krait`, else `~/.cache/krait`; may not exist yet.
  public static Path of(Map<String, String> environment) {
    String cache = environment.getOrDefault("XDG_CACHE_HOME", "");
    Path base =
        cache.isEmpty() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(cache);
    return base.resolve("krait");
  }
}
