package dev.krait.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// What a command is given besides its arguments.
///
/// @param home the folder of the Krait distribution
/// @param folder the process's working folder
/// @param environment its environment variables
record Surroundings(Path home, Path folder, Map<String, String> environment) {
  Surroundings {
    environment = Map.copyOf(environment);
  }

  /// The file that an option names, if it is given.
  Optional<Path> file(ParseResult parsed, String option) {
    String text = parsed.matchedOptionValue(option, "");
    return text.isEmpty() ? Optional.empty() : Optional.of(folder.resolve(text).normalize());
  }

  /// The command line as it was given, as an application sees it under other servers.
  List<String> argv(List<String> arguments) {
    List<String> argv = new ArrayList<>(List.of(home.resolve("bin/krait").toString()));
    argv.addAll(arguments);
    return argv;
  }
}
