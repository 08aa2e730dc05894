package dev.krait.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A URL prefix and the folder whose files are served under it, written `/static=public`.
final class StaticMap {
  private static final String EXAMPLE = "write it like /static=public";

  private StaticMap() {}

  static Kind<Map<String, Path>> kind() {
    return new Kind<>(
        "PREFIX=DIR",
        "a path such as /static, an equals sign and an existing folder",
        Form.TABLE,
        (text, base) -> List.of(placed(text, base)),
        StaticMap::parse);
  }

  /// With the folder made absolute.
  private static String placed(String text, Path base) {
    int equals = equalsSign(text);
    String folder = Kinds.absolute(text.substring(equals + 1), base);
    return text.substring(0, equals + 1) + folder;
  }

  private static Map<String, Path> parse(List<String> texts) {
    Map<String, Path> folders = new LinkedHashMap<>();
    for (String text : texts) {
      int equals = equalsSign(text);
      folders.put(prefix(text.substring(0, equals)), folder(text, text.substring(equals + 1)));
    }
    return folders;
  }

  private static int equalsSign(String text) {
    int equals = text.indexOf('=');
    if (equals < 1) {
      throw new InvalidValueException(text, "is not PREFIX=DIR", EXAMPLE);
    }
    return equals;
  }

  private static String prefix(String text) {
    String prefix = Mount.parse(text);
    if (prefix.isEmpty()) {
      throw new InvalidValueException(
          text,
          "would leave no path to the application",
          "name a path of the files' own, such as /static");
    }
    return prefix;
  }

  private static Path folder(String text, String name) {
    Path folder = Path.of(name);
    if (!Files.isDirectory(folder)) {
      String rule = Files.exists(folder) ? "names no folder" : "names a folder that does not exist";
      throw new InvalidValueException(text, rule, "name the existing folder that has the files");
    }
    return folder;
  }
}
