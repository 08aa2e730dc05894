package dev.krait.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The settings of the sandbox in [ConfigLoaderTest], each way of giving them.
final class SandboxExamples {
  static final String TOML =
      """
      sandbox = true
      sandbox-writable = ["scratch", "data"]
      sandbox-threads = true
      """;

  private SandboxExamples() {}

  static void makeFolders(Path base) throws IOException {
    Files.createDirectories(base.resolve("scratch"));
    Files.createDirectories(base.resolve("data"));
  }

  static SandboxConfig everything(Path base) {
    return new SandboxConfig(true, List.of(base.resolve("scratch"), base.resolve("data")), true);
  }

  static SandboxConfig defaults() {
    return new SandboxConfig(false, List.of(), false);
  }

  static Sources variables(Sources sources) {
    return sources
        .variable("KRAIT_SANDBOX", "true")
        .variable("KRAIT_SANDBOX_WRITABLE", "scratch,data")
        .variable("KRAIT_SANDBOX_THREADS", "true");
  }

  static Sources flags(Sources sources) {
    return sources
        .flag("sandbox", "true")
        .flag("sandbox-writable", "scratch")
        .flag("sandbox-writable", "data")
        .flag("sandbox-threads", "true");
  }
}
