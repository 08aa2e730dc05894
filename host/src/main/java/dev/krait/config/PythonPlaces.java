package dev.krait.config;

import java.nio.file.Path;

/// Where an application and its Python are: what commands need that do not serve it.
///
/// @param directory absolute, exists
public record PythonPlaces(Path directory, PythonConfig python) {
  static PythonPlaces of(Values values) {
    Path directory = values.get(Settings.CHDIR);
    Path venv =
        values.get(Settings.VENV).orElseGet(() -> directory.resolve(".krait").resolve("venv"));
    return new PythonPlaces(
        directory,
        new PythonConfig(
            values.get(Settings.PYTHONPATH),
            venv,
            values.get(Settings.ENV),
            !values.get(Settings.NO_INSTALL)));
  }
}
