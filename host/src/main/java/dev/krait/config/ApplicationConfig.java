package dev.krait.config;

import java.nio.file.Path;

/// What to serve.
///
/// @param specification `MODULE`, `MODULE:CALLABLE` or `MODULE:factory('literal')`, not empty;
///   Python checks the rest
/// @param directory the application's folder and working directory; absolute, exists
/// @param wsgi how it is called
/// @param python its Python surroundings
public record ApplicationConfig(
    String specification, Path directory, WsgiConfig wsgi, PythonConfig python) {}
