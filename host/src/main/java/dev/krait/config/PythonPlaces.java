package dev.krait.config;

import java.nio.file.Path;

/// Where an application and its packages are: what commands need that do not serve it.
///
/// @param directory absolute, exists
/// @param venv absolute, need not exist
public record PythonPlaces(Path directory, Path venv) {
  static PythonPlaces of(Values values) {
    Path directory = values.get(Settings.CHDIR);
    return new PythonPlaces(
        directory,
        values.get(Settings.VENV).orElseGet(() -> directory.resolve(".krait").resolve("venv")));
  }
}
