package dev.krait.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which line of a TOML text each key is on, those in a table with its name before them: found by
/// looks, for messages only.
record TomlLines(Map<String, Integer> numbers) {
  private static final Pattern KEY =
      Pattern.compile("\\s*\\[{0,2}\\s*[\"']?(?<key>[\\w-]+(\\.[\\w-]+)?)[\"']?\\s*([.=\\]]).*");

  static TomlLines of(String text) {
    Map<String, Integer> numbers = new HashMap<>();
    String table = "";
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      Matcher matcher = KEY.matcher(line);
      if (!matcher.matches()) {
        continue;
      }
      String key = matcher.group("key");
      if (line.stripLeading().startsWith("[")) {
        numbers.putIfAbsent(key, number);
        table = key + ".";
      } else {
        numbers.putIfAbsent(first(table + key), number);
        numbers.putIfAbsent(table + key, number);
      }
    }
    return new TomlLines(numbers);
  }

  private static String first(String key) {
    return key.replaceFirst("\\..*", "");
  }

  /// ` line 3`, that of its table when the key itself was not found, or nothing.
  String place(String key) {
    Integer number = numbers.getOrDefault(key, numbers.get(first(key)));
    return number == null ? "" : " line " + number;
  }
}
