package dev.krait.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// The settings of databases, see `host/docs/java-services.md`.
final class DatasourceSettings {
  private static final String EXAMPLE =
      "write it like orders=jdbc:postgresql://db/orders user=shop password-file=secret pool-size=8";
  private static final String FILE = "password-file";
  private static final List<String> KEYS = List.of("url", "user", FILE, "pool-size");
  private static final int POOL_SIZE = 10;
  private static final int LARGEST = 10_000;

  static final Setting<List<DatasourceConfig>> DATASOURCE =
      new Setting<>(
          "datasource",
          "",
          new Kind<>(
              "NAME=URL",
              "NAME=URL and maybe user=NAME, password-file=FILE and pool-size=N after it",
              Form.TABLES,
              (text, base) -> List.of(placed(text, base)),
              DatasourceSettings::all),
          "",
          "A database that the application reaches by krait.jdbc.connect(NAME), over a pool of"
              + " pool-size (10) connections: orders=jdbc:postgresql://db/orders user=shop"
              + " password-file=secret; in the file a table [datasource.orders] with url, user,"
              + " password-file and pool-size. Its driver's jar must be in --java-path.");

  static final SettingGroup GROUP = new SettingGroup("Databases", List.of(DATASOURCE));

  private DatasourceSettings() {}

  /// With the file made absolute.
  private static String placed(String text, Path base) {
    String mark = " " + FILE + "=";
    int start = text.indexOf(mark);
    if (start < 0) {
      return text.strip();
    }
    int file = start + mark.length();
    int end = text.indexOf(' ', file);
    end = end < 0 ? text.length() : end;
    return text.substring(0, file)
        + Kinds.absolute(text.substring(file, end), base)
        + text.substring(end);
  }

  private static List<DatasourceConfig> all(List<String> texts) {
    Map<String, DatasourceConfig> sources = new LinkedHashMap<>();
    for (String text : texts) {
      DatasourceConfig source = parse(text);
      if (sources.put(source.name(), source) != null) {
        throw new InvalidValueException(
            text, "is a second database named " + source.name(), "give one of them another name");
      }
    }
    return new ArrayList<>(sources.values());
  }

  private static DatasourceConfig parse(String text) {
    String[] words = text.strip().split("\\s+");
    int equals = words[0].indexOf('=');
    if (equals < 1 || !words[0].startsWith("jdbc:", equals + 1)) {
      throw new InvalidValueException(text, "has no name and JDBC URL", EXAMPLE);
    }
    String url = words[0].substring(equals + 1);
    if (url.toLowerCase(java.util.Locale.ROOT).contains("password=")) {
      throw new InvalidValueException(
          url.replaceFirst("(?i)password=.*", "password=..."),
          "has a password, which would be shown with the configuration",
          "put it into a file and name that with " + FILE);
    }
    Map<String, String> given =
        Arrays.stream(words)
            .skip(1)
            .map(word -> pair(text, word))
            .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, later) -> later));
    return new DatasourceConfig(
        words[0].substring(0, equals),
        url,
        Optional.ofNullable(given.get("user")),
        Optional.ofNullable(given.get(FILE)).map(Path::of),
        poolSize(given));
  }

  private static int poolSize(Map<String, String> given) {
    String size = given.get("pool-size");
    String rule = "a pool-size from 1 to " + LARGEST;
    return size == null ? POOL_SIZE : (int) Numbers.whole(size, 1, LARGEST, rule);
  }

  private static String[] pair(String text, String word) {
    int equals = word.indexOf('=');
    String key = word.substring(0, Math.max(equals, 0));
    if (key.equals("password")) {
      throw new InvalidValueException(
          text.replaceFirst("password=\\S*", "password=..."),
          "has a password, which would be shown with the configuration",
          "put it into a file and name that with " + FILE);
    }
    if (!KEYS.contains(key)) {
      throw new InvalidValueException(
          text,
          "has '" + word + "' after its URL",
          NearestName.find(key, KEYS)
              .map(name -> "did you mean '" + name + "'?")
              .orElse(
                  "write user=NAME, password-file=FILE or pool-size=N, without blanks in them"));
    }
    return new String[] {key, word.substring(equals + 1)};
  }
}
