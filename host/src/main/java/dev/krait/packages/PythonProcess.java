package dev.krait.packages;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Runs Python commands one after the other, each to its end. All they print goes to a log.
///
/// When this JVM is told to stop, the command is stopped too.
final class PythonProcess {
  private final Path folder;
  private final Writer log;

  /// @param folder the commands' working folder
  PythonProcess(Path folder, Writer log) {
    this.folder = folder;
    this.log = log;
  }

  /// Runs one.
  ///
  /// @param lines hears each line printed
  /// @return the exit code
  /// @throws PackagesException when it cannot be started, or this JVM is stopping
  int run(List<String> command, Consumer<String> lines) throws IOException {
    log.write("$ " + String.join(" ", command) + "\n");
    Process process = start(command);
    Thread stop = Thread.ofPlatform().unstarted(() -> stop(process));
    Runtime.getRuntime().addShutdownHook(stop);
    try {
      copy(process, lines);
      int exitCode = process.waitFor();
      Runtime.getRuntime().removeShutdownHook(stop);
      return exitCode;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroy();
      throw interrupted(e);
    } catch (IllegalStateException e) { // the JVM is stopping
      throw interrupted(e);
    }
  }

  private static PackagesException interrupted(Exception cause) {
    return new PackagesException(
        "the install was interrupted; run `krait install` to have it done", cause);
  }

  private static void stop(Process process) {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
  }

  private Process start(List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectErrorStream(true);
    // GraalPy's pip asks an index of its own for every package; where that cannot be reached, the
    // usual five retries take eight seconds each time.
    builder.environment().putIfAbsent("PIP_RETRIES", "1");
    try {
      return builder.start();
    } catch (IOException e) {
      throw new PackagesException(
          "cannot start \"" + command.getFirst() + "\": " + e.getMessage(), e);
    }
  }

  private void copy(Process process, Consumer<String> lines) throws IOException {
    try (BufferedReader output = process.inputReader()) {
      for (String line = output.readLine(); line != null; line = output.readLine()) {
        log.write(line + "\n");
        log.flush();
        lines.accept(line);
      }
    }
  }
}
