package dev.krait.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/// One `[[app]]` of the file: an application of several.
///
/// @param source what messages call it
/// @param name may be empty, which is reported
/// @param given its settings
record AppTable(String source, String name, List<String> hosts, List<Given> given) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");
  private static final Pattern HOST = Pattern.compile("[a-z0-9.-]+|\\[[0-9a-f:.]+]");
  private static final List<String> OWN = List.of("name", "hosts");

  AppTable {
    hosts = List.copyOf(hosts);
    given = List.copyOf(given);
  }

  /// What may be said of one.
  private static List<Setting<?>> settings() {
    return Stream.concat(ConfigBuilder.settings().stream(), Stream.of(Settings.MOUNT)).toList();
  }

  /// @param place the line, for messages
  /// @param file the file it is in, which relative paths start from
  static AppTable read(JsonNode node, String place, Path file, Findings findings) {
    String name = node.path("name").asString("");
    String source = place + ", app " + (name.isEmpty() ? "without a name" : name);
    Findings own = findings.next();
    node.forEachEntry((key, value) -> {
      if (!OWN.contains(key)) {
        readSetting(key, value, source + ", " + key, file, own);
      }
    });
    if (!NAME.matcher(name).matches()) {
      findings.refuse(
          new Violation(
              place + ", app",
              name,
              "is not the name of an application",
              "give each [[app]] a name of letters, digits, - and _"));
    }
    return new AppTable(source, name, hosts(node.path("hosts"), source, findings), own.given());
  }

  private static void readSetting(
      String key, JsonNode node, String source, Path file, Findings findings) {
    List<Setting<?>> settings = settings();
    settings.stream()
        .filter(setting -> setting.key().equals(key))
        .findAny()
        .ifPresentOrElse(
            setting ->
                findings.take(
                    setting,
                    source,
                    () ->
                        Given.of(
                            setting,
                            source,
                            new TomlValue(node).texts(setting.kind()),
                            file.toAbsolutePath().resolveSibling(""))),
            () ->
                findings.refuse(
                    new Violation(
                        source,
                        key,
                        "is not a key of an [[app]]",
                        NearestName.find(key, settings.stream().map(Setting::key).toList())
                            .map(nearest -> "did you mean '" + nearest + "'?")
                            .orElse("what concerns all applications stands above them"))));
  }

  private static List<String> hosts(JsonNode node, String source, Findings findings) {
    List<String> hosts =
        node.isArray()
            ? node.valueStream().map(each -> each.asString("")).toList()
            : node.isString() ? Arrays.asList(node.stringValue().split(",")) : List.of();
    List<String> read = hosts.stream().map(host -> host.strip().toLowerCase(Locale.ROOT)).toList();
    for (String host : read) {
      if (!HOST.matcher(host).matches()) {
        findings.refuse(
            new Violation(
                source + ", hosts", host, "is not a host name", "write it without a port"));
      }
    }
    return read;
  }

  /// Whether some request would be for both.
  boolean meets(AppTable other, String mount, String otherMount) {
    boolean both =
        hosts.isEmpty() ? other.hosts.isEmpty() : hosts.stream().anyMatch(other.hosts::contains);
    return both && mount.equals(otherMount);
  }
}
