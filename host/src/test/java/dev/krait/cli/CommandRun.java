package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Runs commands in a folder, with a Krait distribution whose Python is a shell script.
final class CommandRun {
  private final Path folder;
  private final Path home;
  private final Map<String, String> environment = new HashMap<>();

  private CommandRun(Path folder, Path home) {
    this.folder = folder;
    this.home = home;
  }

  static CommandRun in(Path folder, String python) {
    try {
      Path home = Files.createDirectories(folder.resolve("krait"));
      Files.createFile(
          Files.createDirectory(home.resolve("lib")).resolve("python-resources-1.jar"));
      Path program = Files.createDirectory(home.resolve("bin")).resolve("graalpy");
      Files.writeString(program, "#!/bin/sh\n" + python + "\n");
      program.toFile().setExecutable(true);
      return new CommandRun(Files.createDirectory(folder.resolve("app")), home);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }

  void file(String name, String text) {
    try {
      Path file = folder.resolve(name);
      Files.createDirectories(file.resolveSibling(""));
      Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void variable(String name, String value) {
    environment.put(name, value);
  }

  /// How a command ended and what it said.
  record Result(int exitCode, String out, String err) {}

  Result run(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Terminal terminal = new Terminal(stream(out), stream(err), false);
    int exitCode =
        new Krait(new Surroundings(home, folder, environment), terminal).run(List.of(arguments));
    return new Result(
        exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// A command line gets one message and exit code 2.
  ///
  /// @param message with `FOLDER` for the folder
  void refuses(String arguments, String message) {
    Result result = run(arguments.split(" "));

    assertThat(result.err())
        .isEqualTo("krait: " + message.replace("FOLDER", folder.toString()) + "\n");
    assertThat(result.out()).isEmpty();
    assertThat(result.exitCode()).isEqualTo(2);
  }

  private static PrintStream stream(ByteArrayOutputStream to) {
    return new PrintStream(to, true, StandardCharsets.UTF_8);
  }
}
