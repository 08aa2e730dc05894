package dev.krait.application;

import dev.krait.config.UserCache;
import dev.krait.resources.Bundle;
import dev.krait.resources.ResourceException;
import java.nio.file.Path;
import java.util.Optional;

/// Where Krait's own Python is.
///
/// @param bridge the folder that holds `krait_bridge`
/// @param python the program that starts another interpreter, if there is one
public record PythonHome(Path bridge, Optional<Path> python) {
  /// Of a distribution, which has both.
  public static PythonHome ofDistribution(Path home) {
    return new PythonHome(home.resolve("lib/python"), Optional.of(home.resolve("bin/graalpy")));
  }

  /// Of the distribution that the system property `krait.home` names; without one, what is on the
  /// class path, unpacked into the user's cache.
  ///
  /// @throws ResourceException when the cache cannot be written
  public static PythonHome ofThisJvm() {
    String home = System.getProperty("krait.home", "");
    return home.isEmpty()
        ? new PythonHome(unpacked(), Optional.empty())
        : ofDistribution(Path.of(home).toAbsolutePath());
  }

  private static Path unpacked() {
    return Bundle.ofKrait().unpack(UserCache.of(System.getenv()).resolve("python"));
  }
}
