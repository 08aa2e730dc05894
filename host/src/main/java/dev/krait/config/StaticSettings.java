package dev.krait.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The settings of static files.
final class StaticSettings {
  static final Setting<Map<String, Path>> MAP =
      new Setting<>(
          "static-map",
          "",
          StaticMap.kind(),
          "",
          "Serve the files of a folder under a path below the mount point, without the application:"
              + " /static=public. Whatever begins with that path is never the application's.");

  static final SettingGroup GROUP = new SettingGroup("Static files", List.of(MAP));

  private StaticSettings() {}

  static StaticConfig of(Values values) {
    return new StaticConfig(values.get(MAP));
  }
}
