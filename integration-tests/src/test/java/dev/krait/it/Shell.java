package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A command that has run to its end.
///
/// @param output what it wrote to standard output
/// @param log what it wrote to standard error
record Shell(int exitCode, String output, String log) {
  /// pip on GraalPy takes minutes on a slow machine.
  private static final int LIMIT_MINUTES = 15;

  /// Runs a command without the caller's Java and Krait settings.
  static Shell run(Path folder, Map<String, String> environment, List<String> command)
      throws IOException, InterruptedException {
    Path output = Files.createTempFile("krait-it", ".out");
    Path log = Files.createTempFile("krait-it", ".err");
    ProcessBuilder builder =
        clean(new ProcessBuilder(command))
            .directory(folder.toFile())
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .redirectError(log.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(LIMIT_MINUTES, TimeUnit.MINUTES)) {
        throw new IllegalStateException("still running: " + command + "\n" + read(output, log));
      }
      return new Shell(process.exitValue(), Files.readString(output), Files.readString(log));
    } finally {
      process.destroyForcibly();
      Files.delete(output);
      Files.delete(log);
    }
  }

  static Shell run(Path folder, Map<String, String> environment, String... command)
      throws IOException, InterruptedException {
    return run(folder, environment, List.of(command));
  }

  /// Runs `krait` without the compiler, for a quick start.
  static Shell krait(Path folder, Map<String, String> environment, String... arguments)
      throws IOException, InterruptedException {
    Map<String, String> variables = new HashMap<>(environment);
    variables.put("KRAIT_JIT", "off");
    List<String> command = new ArrayList<>(List.of(Paths.KRAIT.toString()));
    command.addAll(List.of(arguments));
    return run(folder, variables, command);
  }

  /// Takes the caller's settings of Java and Krait out of the environment.
  static ProcessBuilder clean(ProcessBuilder builder) {
    builder
        .environment()
        .keySet()
        .removeIf(name -> name.equals("JAVA_HOME") || name.startsWith("KRAIT_"));
    return builder;
  }

  /// Writes an executable file.
  static Path script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    if (!file.toFile().setExecutable(true)) {
      throw new IOException("cannot be made executable: " + file);
    }
    return file;
  }

  /// Fails unless it ended with this code, one message on standard error and nothing of Java's.
  Shell assertRefused(int expected) {
    assertThat(log).doesNotContain("\tat ", "Exception in thread", "PolyglotException");
    assertThat(log.lines().filter(line -> line.startsWith("krait: "))).as(log).hasSize(1);
    assertThat(output).isEmpty();
    assertThat(exitCode).as(log).isEqualTo(expected);
    return this;
  }

  private static String read(Path output, Path log) throws IOException {
    return Files.readString(output) + Files.readString(log);
  }
}
