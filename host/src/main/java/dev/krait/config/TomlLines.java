package dev.krait.config;

import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which line of a TOML text each top-level key is on: found by looks, for messages only.
record TomlLines(Map<String, Integer> numbers) {
  private static final Pattern KEY =
      Pattern.compile("\\s*\\[?\\s*[\"']?(?<key>[\\w-]+)[\"']?\\s*([.=\\]]).*");

  static TomlLines of(String text) {
    Map<String, Integer> numbers = new HashMap<>();
    boolean inTable = false;
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      boolean header = line.stripLeading().startsWith("[");
      Matcher matcher = KEY.matcher(line);
      if (matcher.matches() && (header || !inTable)) {
        numbers.putIfAbsent(matcher.group("key"), number);
      }
      inTable |= header;
    }
    return new TomlLines(numbers);
  }

  /// ` line 3`, or nothing when it was not found.
  String place(String key) {
    Integer number = numbers.get(key);
    return number == null ? "" : " line " + number;
  }
}
