package dev.krait.config;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// Writes settings as a `krait.toml` that sets the same again, each with its source in a comment.
final class PrintedConfig {
  /// They say what to do with a configuration rather than being part of it.
  private static final Set<Setting<?>> LEFT_OUT =
      Set.of(Settings.CONFIG, Settings.CHECK_CONFIG, Settings.PRINT_CONFIG);

  private PrintedConfig() {}

  static String of(Values values) {
    return Settings.all().stream()
            .filter(setting -> !LEFT_OUT.contains(setting))
            .filter(setting -> values.apps().isEmpty() || values.has(setting) || !ofOne(setting))
            .map(setting -> line(setting, values))
            .collect(Collectors.joining())
        + values.apps().stream().map(PrintedConfig::app).collect(Collectors.joining());
  }

  /// Whether its default depends on the application.
  private static boolean ofOne(Setting<?> setting) {
    return setting.equals(Settings.MOUNT) || setting.equals(Settings.VENV);
  }

  private static String app(AppTable app) {
    return "%n[[app]]%nname = %s%nhosts = %s%n".formatted(string(app.name()), strings(app.hosts()))
        + app.given().stream()
            .map(given ->
                "%s = %s%n".formatted(given.setting().key(), value(given.setting(), given.texts())))
            .collect(Collectors.joining());
  }

  private static String strings(List<String> texts) {
    return texts.stream().map(PrintedConfig::string).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String line(Setting<?> setting, Values values) {
    List<String> texts = texts(setting, values);
    String assignment =
        texts.isEmpty() && !setting.isRepeatable()
            ? "# " + setting.key() + " is not set"
            : setting.key() + " = " + value(setting, texts);
    return "%-36s # %s%n".formatted(assignment, values.source(setting));
  }

  /// The environment's default depends on another setting.
  private static List<String> texts(Setting<?> setting, Values values) {
    return setting.equals(Settings.VENV)
        ? List.of(PythonPlaces.of(values).python().venv().toString())
        : values.texts(setting);
  }

  private static String value(Setting<?> setting, List<String> texts) {
    return switch (setting.kind().form()) {
      case WHOLE_NUMBER -> texts.getLast().strip();
      case SWITCH -> String.valueOf(setting.kind().read(texts));
      case TEXT, SECONDS -> string(texts.getLast());
      case LIST, ROUTES, TABLES, TABLE -> strings(texts);
    };
  }

  /// A TOML basic string.
  private static String string(String text) {
    return text.codePoints()
        .mapToObj(PrintedConfig::character)
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static String character(int character) {
    if (character == '"' || character == '\\') {
      return "\\" + (char) character;
    }
    return Character.isISOControl(character)
        ? "\\u%04X".formatted(character)
        : Character.toString(character);
  }
}
