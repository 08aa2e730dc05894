package dev.krait.cli;

import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.PythonPlaces;
import dev.krait.packages.PythonEnvironment;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.ParseResult;

/// `krait python`: the application's Python as a child process, in the application's surroundings.
record PythonCommand(Surroundings here) {

  /// Python's exit code.
  int run(ParseResult parsed) throws InterruptedException {
    PythonPlaces places =
        ConfigLoader.places(
            new ConfigSources(Grammar.PLACES.given(parsed), here.environment(), here.folder()));
    PythonEnvironment environment = new PythonEnvironment(places.python().venv(), here.home());
    boolean named = parsed.hasMatchedOption("--venv");
    Path python = named ? environment.python() : environment.pythonOrPlain();
    List<String> command = new ArrayList<>(List.of(python.toString()));
    parsed.matchedPositionals().forEach(each -> command.addAll(each.originalStringValues()));
    command.addAll(parsed.unmatched());
    return waitFor(start(command, places));
  }

  private static Process start(List<String> command, PythonPlaces places) {
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(places.directory().toFile()).inheritIO();
    builder.environment().putAll(places.python().environment());
    addPath(builder.environment(), places.python().path());
    try {
      return builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void addPath(Map<String, String> environment, List<Path> path) {
    if (!path.isEmpty()) {
      environment.merge("PYTHONPATH", join(path), (old, ours) -> ours + File.pathSeparator + old);
    }
  }

  private static String join(List<Path> path) {
    return path.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /// A terminal sends SIGINT to both of us, and what it means is for Python to say; SIGTERM comes
  /// to us alone.
  private static int waitFor(Process process) throws InterruptedException {
    Signals.on("INT", () -> {});
    Stream.of("TERM", "HUP").forEach(name -> Signals.on(name, process::destroy));
    return process.waitFor();
  }
}
