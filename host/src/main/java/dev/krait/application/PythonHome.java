package dev.krait.application;

import dev.krait.config.UserCache;
import java.io.UncheckedIOException;
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
  /// @throws UncheckedIOException when the cache cannot be written; the message is for the user
  public static PythonHome ofThisJvm() {
    String home = System.getProperty("krait.home", "");
    return home.isEmpty()
        ? new PythonHome(new Unpacking(UserCache.of(System.getenv())).run(), Optional.empty())
        : ofDistribution(Path.of(home).toAbsolutePath());
  }
}
