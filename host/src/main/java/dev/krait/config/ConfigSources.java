package dev.krait.config;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a configuration is made from, apart from `krait.toml`, which these lead to.
///
/// @param flags what the command line says: values in order, `true` for a switch
/// @param environment the process's environment variables
/// @param folder the process's working folder
public record ConfigSources(
    Map<Setting<?>, List<String>> flags, Map<String, String> environment, Path folder) {
  public ConfigSources {
    flags = new LinkedHashMap<>(flags);
    environment = Map.copyOf(environment);
    folder = folder.toAbsolutePath();
  }
}
