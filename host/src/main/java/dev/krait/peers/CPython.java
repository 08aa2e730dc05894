package dev.krait.peers;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The CPython that the peers run on.
///
/// @param program the interpreter, a name on PATH or a file
/// @param version as it says itself: `Python 3.11.7`
record CPython(String program, String version) {
  private static final List<String> USUAL =
      List.of("python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10");
  private static final String CHECK =
      "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10)"
          + " or sys.implementation.name != 'cpython')";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  /// The one asked for, else the first usable one on PATH.
  ///
  /// @param scratch a folder for logs
  /// @throws PeerException when there is none
  static CPython find(Optional<Path> wanted, Path scratch) throws InterruptedException {
    List<String> candidates = wanted.map(file -> List.of(file.toString())).orElse(USUAL);
    for (String candidate : candidates) {
      if (succeeds(candidate, scratch)) {
        return new CPython(candidate, version(candidate, scratch));
      }
    }
    throw new PeerException(
        "there is no usable CPython, tried "
            + String.join(", ", candidates)
            + ": it must be 3.10 or newer and have the modules venv and ensurepip; on Debian"
            + " install the packages python3 and python3-venv, or name one with --python");
  }

  private static boolean succeeds(String program, Path scratch) throws InterruptedException {
    try (ChildProcess check = run(scratch, List.of(program, "-c", CHECK))) {
      return check.await(LIMIT) == 0;
    } catch (PeerException _) {
      return false; // there is no such program
    }
  }

  private static String version(String program, Path scratch) throws InterruptedException {
    try (ChildProcess asked = run(scratch, List.of(program, "-V"))) {
      asked.await(LIMIT);
      return asked.output().strip();
    }
  }

  private static ChildProcess run(Path scratch, List<String> command) {
    return ChildProcess.start(Launch.of(scratch, command), scratch.resolve("python.log"));
  }
}
