package dev.krait.config;

import java.nio.file.Path;
import java.util.Map;

/// Folders whose files are served without the application.
///
/// @param folders by URL prefix below the mount point, such as `/static`; absolute, existing
public record StaticConfig(Map<String, Path> folders) {
  public StaticConfig {
    folders = Map.copyOf(folders);
  }
}
