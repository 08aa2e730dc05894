package dev.krait.it;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The CPython of this machine.
final class CPython {
  private static final List<String> NAMES =
      List.of("python3.12", "python3.11", "python3.13", "python3.10", "python3");

  private CPython() {}

  /// One that makes virtual environments, as a name on PATH.
  static String command() {
    return Found.COMMAND;
  }

  /// Looked for once.
  private static final class Found {
    static final String COMMAND = find();
  }

  private static String find() {
    String check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
    return NAMES.stream()
        .filter(python -> Command.succeeds(List.of("/usr/bin/env", python, "-c", check)))
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no CPython 3.10 or newer with venv on PATH, tried %s; on Debian install the"
                        .formatted(NAMES)
                    + " packages python3 and python3-venv"));
  }

  /// The folder of the standard library's own tests, of the first CPython that has them.
  static Path tests() {
    return NAMES.stream()
        .flatMap(python -> tests(python).stream())
        .findFirst()
        .orElseThrow(() ->
            new IllegalStateException(
                "no CPython with the tests of its standard library on PATH, tried %s; on Debian"
                        .formatted(NAMES)
                    + " install the package libpython3.N-testsuite, as .ci/run does"));
  }

  private static Optional<Path> tests(String python) {
    List<String> ask =
        List.of("/usr/bin/env", python, "-c", "import test; print(*test.__path__, sep='\\n')");
    if (!Command.succeeds(ask)) {
      return Optional.empty();
    }
    Stream<String> folders = Command.run(Path.of("/"), Map.of(), ask).lines();
    return folders
        .map(Path::of)
        .filter(folder -> Files.exists(folder.resolve("test_wsgiref.py")))
        .findFirst();
  }
}
