package dev.krait.it;

import java.nio.file.Path;

/// Where things are.
final class Paths {
  static final Path REPOSITORY =
      Path.of(System.getProperty("krait.repository", "..")).toAbsolutePath().normalize();
  static final Path DISTRIBUTION = REPOSITORY.resolve("host/target/krait");
  static final Path KRAIT = DISTRIBUTION.resolve("bin/krait");
  static final Path SAMPLES = REPOSITORY.resolve("python-samples");
  static final Path FIXTURES = REPOSITORY.resolve("integration-tests/src/test/python");
  static final Path SUITES = REPOSITORY.resolve("integration-tests/src/test/suites");

  /// What suites leave behind: logs and results.
  static final Path SUITE_RESULTS = REPOSITORY.resolve("integration-tests/target/suites");

  /// Survives builds; see [Cache].
  static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "krait-tests");

  private Paths() {}
}
