package dev.krait.config;

import java.util.stream.Collectors;

/// The page `docs/configuration.md`, made from the settings.
final class ConfigurationPage {
  private static final String INTRODUCTION =
      """
      # Configuration

      <!-- Made from dev.krait.config.Settings by ConfigurationPageTest; edit there, then run
           ./mvnw -pl host test -Dtest=ConfigurationPageTest -Dkrait.write=true -->

      Every setting of `krait serve` has a flag, an environment variable and a key in `krait.toml`. A flag wins over a
      variable, a variable over the file, the file over the default. Whatever is wrong is reported at once, from all
      sources, and ends Krait with exit code 2. `krait serve --print-config` shows each value and where it comes from.

      - **The file** is the one `--config` names, else `krait.toml` in the folder `--chdir` names, else in the current one.
        `krait install` and `krait python` read it too, for `chdir` and `venv`, the latter also for `env` and
        `pythonpath`.
      - **Relative paths** start from the file's folder in the file, elsewhere from the folder Krait is started in.
      - **Several values**: repeat the flag, put commas between them in a variable, write an array in the file.
        The environment (`env`) is better written as a table, `[env]`, at the end of the file.
      - **A key with a dot** is in a table of the file: `warmup.paths` is the key `paths` below `[warmup]`.
      - **Seconds** may have a fraction or a unit: `30`, `0.5`, `30s`, `2m`; in the file, those with a unit are strings.
      - **A switch** is a flag without a value, a variable or key with `true` or `false`.
      - **An empty variable** counts as not set. `KRAIT_HOME`, `KRAIT_JAVA_HOME`, `KRAIT_JAVA_OPTS`, `KRAIT_JIT`,
        `KRAIT_JDK_SEARCH_PATH` and `KRAIT_TRAIN_OUTPUT` are the launcher's and not settings.

      ```toml
      app = "shop.web:create_app('production')"
      bind = ["0.0.0.0:8000", "[::1]:8000"]
      workers = 2
      timeout = "2m"

      [warmup]
      paths = ["/", "/api/items?limit=5"]

      [env]
      DATABASE_URL = "postgresql://localhost/shop"
      ```
      """;

  private ConfigurationPage() {}

  static String text() {
    return INTRODUCTION
        + Settings.groups().stream().map(ConfigurationPage::group).collect(Collectors.joining());
  }

  private static String group(SettingGroup group) {
    return "\n## "
        + group.title()
        + "\n\n"
        + group.settings().stream()
            .map(ConfigurationPage::setting)
            .collect(Collectors.joining("\n"));
  }

  private static String setting(Setting<?> setting) {
    return """
    ### `%s`

    %s

    | flag | variable | default | allowed |
    | --- | --- | --- | --- |
    | %s | `%s` | %s | %s |
    """
        .formatted(
            setting.key(),
            setting.description(),
            flags(setting),
            setting.variable(),
            setting.fallback().isEmpty() ? "none" : code(setting.fallback()),
            setting.rule() + (setting.isRepeatable() ? "; several" : ""));
  }

  private static String flags(Setting<?> setting) {
    if (setting.isPositional()) {
      return code(setting.placeholder()) + " (no flag)";
    }
    String value = setting.isSwitch() ? "" : " " + setting.placeholder();
    return code(String.join(", ", setting.flags()) + value);
  }

  private static String code(String text) {
    return "`" + text + "`";
  }
}
