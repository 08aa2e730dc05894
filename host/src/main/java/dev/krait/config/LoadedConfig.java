package dev.krait.config;

/// A configuration, how it came about, and what was asked about it.
///
/// @param description every setting with its value and source, as a `krait.toml`
/// @param checkOnly whether `--check-config` was given
/// @param printOnly whether `--print-config` was given
public record LoadedConfig(
    HostConfig host, String description, boolean checkOnly, boolean printOnly) {

  static LoadedConfig of(Values values) {
    return new LoadedConfig(
        host(values),
        PrintedConfig.of(values),
        values.get(Settings.CHECK_CONFIG),
        values.get(Settings.PRINT_CONFIG));
  }

  static HostConfig host(Values values) {
    return new HostConfig(
        application(values.apps().isEmpty() ? values : values.of(values.apps().getFirst())),
        new ListenConfig(
            values.get(Settings.BIND), values.get(Settings.KEEP_ALIVE), LimitSettings.read(values)),
        TransportSettings.of(values),
        StaticSettings.of(values),
        RouteSettings.of(values),
        SandboxSettings.of(values),
        interpreters(values),
        new TimeLimits(
            values.get(Settings.TIMEOUT),
            values.get(Settings.GRACEFUL_TIMEOUT),
            DeadlineSettings.of(values)),
        warmup(values),
        new LogConfig(values.get(Settings.LOG_LEVEL), values.get(Settings.ACCESS_LOGFILE)));
  }

  private static ApplicationConfig application(Values values) {
    PythonPlaces places = PythonPlaces.of(values);
    return new ApplicationConfig(
        values.get(Settings.APP),
        places.directory(),
        new WsgiConfig(
            values.get(Settings.MOUNT),
            values.get(Settings.ENVIRON),
            values.get(Settings.CONFORMANCE)),
        places.python(),
        values.get(DatasourceSettings.DATASOURCE));
  }

  private static WarmupConfig warmup(Values values) {
    return new WarmupConfig(
        values.get(WarmupSettings.PATHS),
        values.get(WarmupSettings.REQUESTS),
        values.get(WarmupSettings.TIME_LIMIT),
        values.get(WarmupSettings.UNSAFE));
  }

  private static InterpreterConfig interpreters(Values values) {
    return new InterpreterConfig(
        values.get(Settings.WORKERS),
        values.get(Settings.THREADS),
        new QueueConfig(values.get(Settings.QUEUE_SIZE), values.get(Settings.QUEUE_TIMEOUT)),
        new RecycleConfig(
            values.get(Settings.MAX_REQUESTS),
            values.get(Settings.MAX_REQUESTS_JITTER),
            values.get(Settings.RELOAD),
            LifecycleSettings.config(values)));
  }
}
