package dev.krait.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// The settings of the sandbox.
final class SandboxSettings {
  static final Setting<Boolean> SANDBOX =
      new Setting<>(
          "sandbox",
          "",
          Kinds.onOrOff(),
          "false",
          "Give the application its own folder to read, the variables of --env, and little else: no"
              + " native code, processes, sockets or other files. No wall against attackers, see"
              + " host/docs/sandbox.md.");

  static final Setting<List<Path>> WRITABLE =
      new Setting<>(
          "sandbox-writable",
          "",
          new Kind<>(
              "DIR",
              "an existing folder",
              Form.LIST,
              (text, base) -> List.of(Kinds.absolute(text, base)),
              texts -> texts.stream().map(SandboxSettings::folder).toList()),
          "",
          "A folder that the application in the sandbox may change. The first one is TMPDIR.");

  static final Setting<Boolean> THREADS =
      new Setting<>(
          "sandbox-threads",
          "",
          Kinds.onOrOff(),
          "false",
          "Let the application in the sandbox start threads, as many as it likes.");

  static final SettingGroup GROUP =
      new SettingGroup("Sandbox", List.of(SANDBOX, WRITABLE, THREADS));

  private SandboxSettings() {}

  static SandboxConfig of(Values values) {
    return new SandboxConfig(values.get(SANDBOX), values.get(WRITABLE), values.get(THREADS));
  }

  private static Path folder(String text) {
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      String rule = Files.exists(folder) ? "is not a folder" : "does not exist";
      throw new InvalidValueException(text, rule, "name an existing folder, or make it first");
    }
    return folder;
  }
}
