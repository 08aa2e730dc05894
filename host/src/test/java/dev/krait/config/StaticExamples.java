package dev.krait.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/// The settings of static files in [ConfigLoaderTest], each way of giving them.
final class StaticExamples {
  static final String TOML =
      """
      [static-map]
      "/static" = "public"
      "/media" = "uploads=2"
      """;

  private StaticExamples() {}

  static void makeFolders(Path base) throws IOException {
    Files.createDirectories(base.resolve("public"));
    Files.createDirectories(base.resolve("uploads=2"));
  }

  static StaticConfig everything(Path base) {
    return new StaticConfig(
        Map.of("/static", base.resolve("public"), "/media", base.resolve("uploads=2")));
  }

  static StaticConfig defaults() {
    return new StaticConfig(Map.of());
  }

  static Sources variables(Sources sources) {
    return sources.variable("KRAIT_STATIC_MAP", "/static=public,/media=uploads=2");
  }

  static Sources flags(Sources sources) {
    return sources.flag("static-map", "/static=public").flag("static-map", "/media=uploads=2");
  }
}
