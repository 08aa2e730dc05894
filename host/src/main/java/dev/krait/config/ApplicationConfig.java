package dev.krait.config;

import java.nio.file.Path;

/// What to serve.
///
/// @param specification `MODULE`, `MODULE:CALLABLE` or `MODULE:factory('literal')`, not empty;
///   Python checks the rest
/// @param directory the application's folder and working directory; absolute, exists
/// @param mount the path prefix it answers under: empty, or `/prefix` without a slash at its end
/// @param python its Python surroundings
public record ApplicationConfig(
    String specification, Path directory, String mount, PythonConfig python) {}
