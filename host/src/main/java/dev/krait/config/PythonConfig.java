package dev.krait.config;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An application's Python surroundings.
///
/// @param path put in front of `sys.path`, in this order; absolute
/// @param venv where its packages are; absolute, need not exist
/// @param environment added to the process's environment variables, in the order given
/// @param install whether a missing venv is made from `requirements.txt`
public record PythonConfig(
    List<Path> path, Path venv, Map<String, String> environment, boolean install) {
  public PythonConfig {
    path = List.copyOf(path);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
  }
}
