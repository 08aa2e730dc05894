package dev.krait.cli;

import java.nio.file.Path;
import java.util.Map;

/// What a command is given besides its arguments.
///
/// @param home the folder of the Krait distribution
/// @param folder the process's working folder
/// @param environment its environment variables
record Surroundings(Path home, Path folder, Map<String, String> environment) {
  Surroundings {
    environment = Map.copyOf(environment);
  }
}
