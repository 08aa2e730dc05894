package dev.krait.config;

import java.nio.file.Path;
import java.util.List;

/// What to serve.
///
/// @param specification `MODULE`, `MODULE:CALLABLE` or `MODULE:factory('literal')`, not empty;
///   Python checks the rest
/// @param directory the application's folder and working directory; absolute, exists
/// @param wsgi how it is called
/// @param python its Python surroundings
/// @param datasources the databases it may use
public record ApplicationConfig(
    String specification,
    Path directory,
    WsgiConfig wsgi,
    PythonConfig python,
    List<DatasourceConfig> datasources) {
  public ApplicationConfig {
    datasources = List.copyOf(datasources);
  }
}
