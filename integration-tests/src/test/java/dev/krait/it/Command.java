package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// Runs programs that prepare a test and are expected to do so.
final class Command {
  private Command() {}

  /// Runs a program and returns its standard output; fails when it does not end well.
  static String run(Path folder, Map<String, String> environment, List<String> command) {
    Shell shell = shell(folder, environment, command);
    if (shell.exitCode() != 0) {
      throw new IllegalStateException(
          "%s ended with %d:%n%s%s"
              .formatted(command, shell.exitCode(), shell.output(), shell.log()));
    }
    return shell.output();
  }

  /// Runs a program and tells whether it ended well.
  static boolean succeeds(List<String> command) {
    return shell(Path.of("/"), Map.of(), command).exitCode() == 0;
  }

  private static Shell shell(Path folder, Map<String, String> environment, List<String> command) {
    try {
      return Shell.run(folder, environment, command);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
