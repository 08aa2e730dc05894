package dev.krait.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Builds the sources of a configuration.
final class Sources {
  private final Map<Setting<?>, List<String>> flags = new LinkedHashMap<>();
  private final Map<String, String> environment = new HashMap<>();
  private final Path folder;

  private Sources(Path folder) {
    this.folder = folder;
  }

  static Sources in(Path folder) {
    return new Sources(folder);
  }

  /// A flag by its key, given once more.
  Sources flag(String key, String value) {
    Setting<?> setting = Settings.find(each -> each.key().equals(key)).orElseThrow();
    flags.computeIfAbsent(setting, _ -> new ArrayList<>()).add(value);
    return this;
  }

  Sources variable(String name, String value) {
    environment.put(name, value);
    return this;
  }

  /// The settings given by flag or variable.
  Set<String> keys() {
    return Stream.concat(
            flags.keySet().stream(),
            Settings.all().stream().filter(each -> environment.containsKey(each.variable())))
        .map(Setting::key)
        .collect(Collectors.toSet());
  }

  HostConfig host() {
    return load().host();
  }

  LoadedConfig load() {
    return ConfigLoader.load(toSources());
  }

  PythonPlaces places() {
    return ConfigLoader.places(toSources());
  }

  private ConfigSources toSources() {
    return new ConfigSources(flags, environment, folder);
  }
}
