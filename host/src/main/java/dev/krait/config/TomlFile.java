package dev.krait.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/// Reads a `krait.toml`.
final class TomlFile {
  private final Path file;
  private final String name;
  private final Findings findings;
  private final List<AppTable> apps = new ArrayList<>();

  /// @param name as messages call it
  TomlFile(Path file, String name, Findings findings) {
    this.file = file;
    this.name = name;
    this.findings = findings;
  }

  /// Reads it.
  ///
  /// @return the applications, where the file names several
  List<AppTable> read() {
    try {
      read(Files.readString(file));
    } catch (NoSuchFileException _) {
      refuse("does not exist", "name an existing file, or leave --config out");
    } catch (CharacterCodingException _) {
      refuse("is not UTF-8 text", "save it as UTF-8");
    } catch (IOException e) {
      refuse("cannot be read (" + e + ")", "check that it is a file and who may read it");
    }
    return apps;
  }

  private void read(String text) {
    try {
      TomlLines lines = TomlLines.of(text);
      new TomlMapper().readTree(text).forEachEntry((key, node) -> readEntry(key, node, lines));
    } catch (JacksonException e) {
      findings.refuse(new TomlSyntaxError(text, e).in(name));
    }
  }

  private void refuse(String rule, String remedy) {
    findings.refuse(new Violation("configuration file", name, rule, remedy));
  }

  private void readEntry(String key, JsonNode node, TomlLines lines) {
    if (Settings.tables().contains(key)) {
      readTable(key, node, lines);
      return;
    }
    String place = name + lines.place(key);
    if (key.equals(Settings.APP.key()) && node.isArray()) {
      node.forEach(each -> apps.add(AppTable.read(each, place, file, findings)));
      return;
    }
    Optional<Setting<?>> known = Settings.find(setting -> setting.key().equals(key));
    if (known.isEmpty()) {
      findings.refuse(new Violation(place, key, "is not a known key", nearest(key)));
    } else if (known.get() == Settings.CONFIG) {
      findings.refuse(
          new Violation(place, key, "cannot be set in the file it names", "take it out"));
    } else {
      readValue(known.get(), node, place + ", " + key);
    }
  }

  private void readTable(String key, JsonNode node, TomlLines lines) {
    if (node.isObject()) {
      node.forEachEntry((member, value) -> readEntry(key + "." + member, value, lines));
    } else {
      findings.refuse(
          new Violation(
              name + lines.place(key),
              node.toString(),
              "is not a table",
              "write [" + key + "] on a line of its own and the table's keys below it"));
    }
  }

  private static String nearest(String key) {
    List<String> keys = Settings.all().stream().map(Setting::key).toList();
    return NearestName.find(key, keys)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(
            () -> "the keys are " + keys.stream().sorted().collect(Collectors.joining(", ")));
  }

  private void readValue(Setting<?> setting, JsonNode node, String source) {
    Path base = file.toAbsolutePath().resolveSibling("");
    TomlValue value = new TomlValue(node);
    findings.take(
        setting, source, () -> Given.of(setting, source, value.texts(setting.kind()), base));
  }
}
