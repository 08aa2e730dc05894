package dev.krait.config;

import java.nio.file.Path;
import java.util.Map;

/// What to serve.
///
/// @param specification `MODULE`, `MODULE:CALLABLE` or `MODULE:factory('literal')`, not empty;
///   Python checks the rest
/// @param directory the application's folder and working directory; absolute, exists
/// @param mount the path prefix it answers under: empty, or `/prefix` without a slash at its end
/// @param environ keys for every request's environ, below those Krait sets itself
/// @param python its Python surroundings
public record ApplicationConfig(
    String specification,
    Path directory,
    String mount,
    Map<String, String> environ,
    PythonConfig python) {
  public ApplicationConfig {
    environ = Map.copyOf(environ);
  }
}
