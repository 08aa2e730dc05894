package dev.krait.config;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// A configuration that a Java program gives, setting by setting, held to the rules of
/// `krait.toml`. Neither files nor variables are looked at. Used by one thread.
public final class ConfigBuilder {
  private static final Path HERE = Path.of("").toAbsolutePath();

  private final Findings findings = new Findings();

  /// What a program can say of an application; the rest belongs to what listens before it.
  static List<Setting<?>> settings() {
    return Stream.of(
            Stream.of(
                Settings.APP,
                Settings.CHDIR,
                Settings.PYTHONPATH,
                Settings.ENV,
                Settings.VENV,
                Settings.ENVIRON,
                Settings.CONFORMANCE,
                Settings.WORKERS,
                Settings.THREADS,
                Settings.QUEUE_SIZE,
                Settings.QUEUE_TIMEOUT,
                Settings.MAX_REQUESTS,
                Settings.MAX_REQUESTS_JITTER,
                Settings.TIMEOUT,
                Settings.GRACEFUL_TIMEOUT),
            LifecycleSettings.GROUP.settings().stream(),
            DeadlineSettings.GROUP.settings().stream(),
            SandboxSettings.GROUP.settings().stream(),
            RouteSettings.GROUP.settings().stream())
        .<Setting<?>>flatMap(some -> some)
        .toList();
  }

  /// Sets one.
  ///
  /// @param key as in `krait.toml`
  /// @param source what messages call the place where it is set
  /// @param texts its value as it is written there; paths are absolute
  public ConfigBuilder set(String key, String source, List<String> texts) {
    List<Setting<?>> settings = settings();
    settings.stream()
        .filter(setting -> setting.key().equals(key))
        .findAny()
        .ifPresentOrElse(
            setting -> findings.take(setting, source, () -> new Given(setting, source, texts)),
            () -> findings.refuse(unknown(key, source, settings)));
    return this;
  }

  private static Violation unknown(String key, String source, List<Setting<?>> settings) {
    List<String> keys = settings.stream().map(Setting::key).toList();
    return new Violation(
        source,
        key,
        "is no setting of an application, which are " + String.join(", ", keys),
        NearestName.find(key, keys)
            .map(name -> "did you mean '" + name + "'?")
            .orElse(
                "leave it out; settings of listening belong to what the application is behind"));
  }

  /// Everything, with defaults for what was not set.
  ///
  /// @throws ConfigException when anything is wrong
  public HostConfig build() {
    findings.check();
    return LoadedConfig.host(new Values(findings.given(), HERE));
  }
}
