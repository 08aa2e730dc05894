package dev.krait.cli;

import dev.krait.config.ConfigLoader;
import dev.krait.config.ConfigSources;
import dev.krait.config.PythonPlaces;
import dev.krait.packages.InstallRequest;
import dev.krait.packages.PythonEnvironment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParseResult;

/// `krait install`.
record InstallCommand(Surroundings here, Terminal terminal) {
  static final String REQUIREMENTS = "requirements.txt";

  ExitCode run(ParseResult parsed) {
    PythonPlaces places =
        ConfigLoader.places(
            new ConfigSources(
                Grammar.INSTALL_PLACES.given(parsed), here.environment(), here.folder()));
    List<Path> files =
        parsed.matchedOptionValue("--requirement", List.<String>of()).stream()
            .map(file -> here.folder().resolve(file).normalize())
            .toList();
    List<String> packages =
        parsed.matchedPositionals().stream()
            .flatMap(each -> each.originalStringValues().stream())
            .map(this::placed)
            .toList();
    Path usual = places.directory().resolve(REQUIREMENTS);
    if (files.isEmpty() && packages.isEmpty()) {
      if (!Files.exists(usual)) {
        terminal.say(
            "nothing to install: there is no \""
                + usual
                + "\"; name packages, or requirements files with -r");
        return ExitCode.USAGE;
      }
      files = List.of(usual);
    }
    Path venv = places.python().venv();
    new Installation(venv, places.directory(), terminal)
        .run(new PythonEnvironment(venv, here.home()), new InstallRequest(files, packages));
    return ExitCode.OK;
  }

  /// A local file is meant from where the command was given; pip runs in the application's folder.
  private String placed(String requirement) {
    Path file = here.folder().resolve(requirement).normalize();
    return requirement.contains("/") && !requirement.contains("@") && Files.exists(file)
        ? file.toString()
        : requirement;
  }
}
