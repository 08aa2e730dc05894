package dev.krait.peers;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A program to run.
///
/// @param command the program and its arguments
/// @param folder its working folder
/// @param environment variables in addition to the caller's
public record Launch(List<String> command, Path folder, Map<String, String> environment) {
  public Launch {
    command = List.copyOf(command);
    environment = Map.copyOf(environment);
  }

  public static Launch of(Path folder, List<String> command) {
    return new Launch(command, folder, Map.of());
  }
}
