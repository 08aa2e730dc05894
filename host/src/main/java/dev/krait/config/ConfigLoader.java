package dev.krait.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Puts a configuration together: defaults, then `krait.toml`, then variables, then flags, each
/// winning over the ones before.
public final class ConfigLoader {
  private static final String FILE = "krait.toml";

  private final ConfigSources sources;
  private final Findings findings = new Findings();

  private ConfigLoader(ConfigSources sources) {
    this.sources = sources;
  }

  /// Everything `krait serve` needs.
  ///
  /// @throws ConfigException when anything is wrong, in any source, even in one that would not win
  public static LoadedConfig load(ConfigSources sources) {
    ConfigLoader loader = new ConfigLoader(sources);
    Values values = loader.read();
    if (values.apps().isEmpty()) {
      loader.require(Settings.APP, values);
    }
    AppTables.check(values, loader.findings);
    TransportSettings.check(values, loader.findings);
    loader.findings.check();
    return LoadedConfig.of(values);
  }

  /// Only what `krait install` and `krait python` need.
  ///
  /// @throws ConfigException as [load][#load] does
  public static PythonPlaces places(ConfigSources sources) {
    ConfigLoader loader = new ConfigLoader(sources);
    Values values = loader.read();
    loader.findings.check();
    return PythonPlaces.of(values);
  }

  /// Flags and variables lead to the file, so they are read first, although they win.
  private Values read() {
    Findings variables = findings.next();
    EnvironmentVariables.read(sources.environment(), sources.folder(), variables);
    Findings flags = findings.next();
    sources
        .flags()
        .forEach((setting, texts) ->
            flags.take(
                setting,
                setting.label(),
                () -> Given.of(setting, setting.label(), texts, sources.folder())));
    List<Given> above = join(variables, flags);
    Findings file = findings.next();
    List<AppTable> apps =
        file(new Values(above, sources.folder()))
            .map(path -> new TomlFile(path, shown(path), file).read())
            .orElse(List.of());
    return new Values(
        Stream.concat(file.given().stream(), above.stream()).toList(), sources.folder(), apps);
  }

  private static List<Given> join(Findings first, Findings second) {
    return Stream.concat(first.given().stream(), second.given().stream()).toList();
  }

  private static Optional<Path> file(Values values) {
    Path usual = values.get(Settings.CHDIR).resolve(FILE);
    return values.get(Settings.CONFIG).or(() -> Optional.of(usual).filter(Files::exists));
  }

  /// Short when it is near.
  private String shown(Path file) {
    return file.startsWith(sources.folder())
        ? sources.folder().relativize(file).toString()
        : file.toString();
  }

  private void require(Setting<?> setting, Values values) {
    if (!values.has(setting)) {
      findings.take(
          setting, setting.label(), () -> new Given(setting, setting.label(), List.of("")));
    }
  }
}
