package dev.krait.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The kinds of settings there are.
final class Kinds {
  private static final Kind.Place AS_WRITTEN = (text, _) -> List.of(text);
  private static final Kind.Place AS_PATH = (text, base) -> List.of(absolute(text, base));

  private Kinds() {}

  static Kind<String> application() {
    return new Kind<>(
        "MODULE:CALLABLE",
        "the name of an application",
        Form.TEXT,
        AS_WRITTEN,
        Kind.last(Kinds::notBlank));
  }

  static Kind<Integer> wholeNumber(int least, int most) {
    String rule = "a whole number from " + least + " to " + most;
    return new Kind<>(
        "N",
        rule,
        Form.WHOLE_NUMBER,
        AS_WRITTEN,
        Kind.last(text -> (int) Numbers.whole(text, least, most, rule)));
  }

  static Kind<Long> bytes() {
    String rule = "a whole number of bytes, or 0 for no limit";
    return new Kind<>(
        "BYTES",
        rule,
        Form.WHOLE_NUMBER,
        AS_WRITTEN,
        Kind.last(text -> Numbers.whole(text, 0, Long.MAX_VALUE, rule)));
  }

  static Kind<Duration> seconds(boolean zeroAllowed) {
    String rule =
        (zeroAllowed ? "a number of seconds from 0" : "a number of seconds above 0")
            + " to 1000000, such as 30, 0.5, 30s or 2m";
    return new Kind<>(
        "SECONDS",
        rule,
        Form.SECONDS,
        AS_WRITTEN,
        Kind.last(text -> Numbers.seconds(text, zeroAllowed, rule)));
  }

  static Kind<Boolean> onOrOff() {
    return new Kind<>("", "true or false", Form.SWITCH, AS_WRITTEN, Kind.last(Kinds::readSwitch));
  }

  private static boolean readSwitch(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true", "1", "yes", "on" -> true;
      case "false", "0", "no", "off" -> false;
      default -> throw new InvalidValueException(text, "is neither true nor false", "");
    };
  }

  static Kind<LogLevel> logLevel() {
    return oneOf("LEVEL", List.of(LogLevel.values()), LogLevel::text);
  }

  static Kind<ConformanceMode> conformance() {
    return oneOf("MODE", List.of(ConformanceMode.values()), ConformanceMode::text);
  }

  static <T> Kind<T> oneOf(String placeholder, List<T> values, Function<T, String> name) {
    List<String> names = values.stream().map(name).toList();
    return new Kind<>(
        placeholder,
        "one of " + String.join(", ", names),
        Form.TEXT,
        AS_WRITTEN,
        Kind.last(text ->
            values.stream()
                .filter(value -> name.apply(value).equalsIgnoreCase(text))
                .findAny()
                .orElseThrow(() -> noneOf(names, text))));
  }

  private static InvalidValueException noneOf(List<String> names, String text) {
    return new InvalidValueException(
        text,
        "is not one of " + String.join(", ", names),
        NearestName.find(text, names).map(name -> "did you mean '" + name + "'?").orElse(""));
  }

  static Kind<Path> folder() {
    return new Kind<>("DIR", "an existing folder", Form.TEXT, AS_PATH, Kind.last(Kinds::isFolder));
  }

  private static Path isFolder(String text) {
    Path folder = Path.of(text);
    if (!Files.isDirectory(folder)) {
      String rule = Files.exists(folder) ? "is not a folder" : "does not exist";
      throw new InvalidValueException(text, rule, "name the application's folder");
    }
    return folder;
  }

  static Kind<Optional<Path>> path(String placeholder) {
    return new Kind<>(
        placeholder, "a path", Form.TEXT, AS_PATH, texts -> texts.stream().map(Path::of).findAny());
  }

  static Kind<List<Path>> paths() {
    return new Kind<>(
        "DIRS",
        "paths with commas between them",
        Form.LIST,
        (text, base) ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(path -> absolute(path, base))
                .toList(),
        texts -> texts.stream().map(Path::of).toList());
  }

  static Kind<Optional<String>> fileOrDash() {
    return new Kind<>(
        "FILE",
        "a file name, or - for standard output",
        Form.TEXT,
        (text, base) -> List.of(text.equals("-") ? text : absolute(text, base)),
        texts -> texts.stream().findAny());
  }

  static Kind<List<BindAddress>> addresses() {
    return new Kind<>(
        "ADDRESS",
        "HOST:PORT, :PORT, HOST or [IPV6]:PORT",
        Form.LIST,
        (text, _) -> List.of(text.strip()),
        texts -> texts.stream().map(BindAddress::parse).toList());
  }

  static Kind<String> mount() {
    return new Kind<>(
        "PATH",
        "/ or a path such as /shop, without a slash at its end",
        Form.TEXT,
        AS_WRITTEN,
        Kind.last(Mount::parse));
  }

  static Kind<List<String>> requestPaths() {
    return new Kind<>(
        "PATH",
        "a path such as /api/items?limit=5",
        Form.LIST,
        AS_WRITTEN,
        texts -> texts.stream().map(Kinds::requestPath).toList());
  }

  /// In origin form (RFC 9112 §3.2.1).
  private static String requestPath(String text) {
    try {
      if (text.startsWith("/") && new URI("http://host" + text).getRawFragment() == null) {
        return text;
      }
    } catch (URISyntaxException _) {
      // said below
    }
    throw new InvalidValueException(
        text,
        "is not a path such as /api/items?limit=5",
        "begin it with a slash, and escape special characters, such as a blank as %20");
  }

  static Kind<Map<String, String>> variables() {
    return new Kind<>(
        "NAME=VALUE",
        "NAME=VALUE",
        Form.TABLE,
        AS_WRITTEN,
        texts ->
            texts.stream()
                .map(Kinds::variable)
                .collect(
                    Collectors.toMap(
                        Map.Entry::getKey,
                        Map.Entry::getValue,
                        (_, later) -> later,
                        LinkedHashMap::new)));
  }

  private static Map.Entry<String, String> variable(String text) {
    int equals = text.indexOf('=');
    if (equals < 1 || text.indexOf('\0') >= 0) {
      throw new InvalidValueException(text, "is not NAME=VALUE", "write it like DEBUG=1");
    }
    return Map.entry(text.substring(0, equals), text.substring(equals + 1));
  }

  private static String notBlank(String text) {
    if (text.isBlank()) {
      throw new InvalidValueException(
          text, "is not the name of an application", Settings.APP_REMEDY);
    }
    return text;
  }

  static String absolute(String text, Path base) {
    try {
      if (!text.isBlank()) {
        return base.resolve(text).toAbsolutePath().normalize().toString();
      }
    } catch (InvalidPathException e) {
      throw new InvalidValueException(text, "is not a path: " + e.getReason(), "");
    }
    throw new InvalidValueException(text, "is not a path", "");
  }
}
