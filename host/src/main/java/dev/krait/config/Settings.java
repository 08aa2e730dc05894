package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Every setting there is. Names are gunicorn's where gunicorn has the thing.
public final class Settings {
  static final String APP_REMEDY =
      "name it, as in `krait serve app:app`, or as app = \"app:app\" in krait.toml";

  static final Setting<String> APP =
      new Setting<>(
          "app",
          "",
          Kinds.application(),
          "",
          "The application: a Python module and the name of the callable in it, or a call that"
              + " makes one, such as shop.web:create_app('production'). CALLABLE defaults to"
              + " application, then app.");

  public static final Setting<Path> CHDIR =
      new Setting<>(
          "chdir",
          "",
          Kinds.folder(),
          ".",
          "The application's folder: its working directory and the first place its modules are"
              + " looked for in.");

  static final Setting<List<Path>> PYTHONPATH =
      new Setting<>(
          "pythonpath",
          "",
          Kinds.paths(),
          "",
          "More folders to look for modules in, before all others.");

  static final Setting<Map<String, String>> ENV =
      new Setting<>(
          "env",
          "-e",
          Kinds.variables(),
          "",
          "An environment variable for the application. Those of several sources are put"
              + " together.");

  public static final Setting<Optional<Path>> VENV =
      new Setting<>(
          "venv",
          "",
          Kinds.path("DIR"),
          "",
          "The GraalPy virtual environment that holds the application's packages; by default"
              + " .krait/venv in the application's folder.");

  static final Setting<Boolean> NO_INSTALL =
      new Setting<>(
          "no-install",
          "",
          Kinds.onOrOff(),
          "false",
          "Do not install requirements.txt when the virtual environment is missing.");

  static final Setting<String> MOUNT =
      new Setting<>(
          "mount",
          "",
          Kinds.mount(),
          "/",
          "The path prefix that the application answers under, its SCRIPT_NAME.");

  static final Setting<Map<String, String>> ENVIRON =
      new Setting<>(
          "environ",
          "",
          Kinds.variables(),
          "",
          "A key for the environ of every request. Krait's own keys win over it. Those of several"
              + " sources are put together.");

  static final Setting<ConformanceMode> CONFORMANCE =
      new Setting<>(
          "conformance",
          "",
          Kinds.conformance(),
          "warn",
          "What follows when the application breaks a rule of PEP 3333 that a server can live with:"
              + " strict raises an error at the line that is wrong, warn logs it once for each such"
              + " line and goes on, compat goes on silently, as gunicorn does.");

  public static final Setting<List<BindAddress>> BIND =
      new Setting<>(
          "bind",
          "-b",
          Kinds.addresses(),
          "127.0.0.1:8000",
          "Where to listen. Port 0 picks a free port; :PORT means every interface.");

  static final Setting<Duration> KEEP_ALIVE =
      new Setting<>(
          "keep-alive",
          "",
          Kinds.seconds(false),
          "15",
          "How long an idle connection is kept open for its client's next request.");

  static final Setting<Integer> WORKERS =
      new Setting<>(
          "workers",
          "-w",
          Kinds.wholeNumber(1, 1000),
          "1",
          "Python interpreters in the process. Each has modules and globals of its own; with more"
              + " than one, Python code runs on several processors at once.");

  static final Setting<Integer> THREADS =
      new Setting<>(
          "threads",
          "",
          Kinds.wholeNumber(1, 10_000),
          "4",
          "Requests that may be in progress in one interpreter at once: one computes while others"
              + " wait for input or output.");

  static final Setting<Integer> QUEUE_SIZE =
      new Setting<>(
          "queue-size",
          "",
          Kinds.wholeNumber(1, 1_000_000),
          "1000",
          "Requests that may wait for an interpreter; more are refused with status 503.");

  static final Setting<Duration> QUEUE_TIMEOUT =
      new Setting<>(
          "queue-timeout",
          "",
          Kinds.seconds(false),
          "30",
          "How long a request may wait for an interpreter before it is refused with status 503.");

  static final Setting<Integer> MAX_REQUESTS =
      new Setting<>(
          "max-requests",
          "",
          Kinds.wholeNumber(0, 1_000_000_000),
          "0",
          "Requests after which an interpreter is replaced by a fresh one, against leaks in the"
              + " application. 0 for never.");

  static final Setting<Integer> MAX_REQUESTS_JITTER =
      new Setting<>(
          "max-requests-jitter",
          "",
          Kinds.wholeNumber(0, 1_000_000_000),
          "0",
          "Up to how many more requests, drawn at random, so that interpreters are not all replaced"
              + " at once.");

  static final Setting<Boolean> RELOAD =
      new Setting<>(
          "reload",
          "",
          Kinds.onOrOff(),
          "false",
          "Load the application anew when its source changes. For development.");

  static final Setting<Duration> TIMEOUT =
      new Setting<>(
          "timeout",
          "-t",
          Kinds.seconds(true),
          "30",
          "How long the application may neither receive nor send anything of a request; then its"
              + " client gets status 504 and its code is stopped. 0 for no limit.");

  static final Setting<Duration> GRACEFUL_TIMEOUT =
      new Setting<>(
          "graceful-timeout",
          "",
          Kinds.seconds(true),
          "30",
          "How long requests in progress may take to finish after SIGTERM or SIGINT.");

  static final Setting<Optional<String>> ACCESS_LOGFILE =
      new Setting<>(
          "access-logfile",
          "",
          Kinds.fileOrDash(),
          "",
          "Where a line for each response goes, - for standard output. None by default.");

  static final Setting<LogLevel> LOG_LEVEL =
      new Setting<>(
          "log-level",
          "",
          Kinds.logLevel(),
          "info",
          "The least severe messages that are logged, Krait's own and the application's.");

  public static final Setting<Optional<Path>> CONFIG =
      new Setting<>(
          "config",
          "-c",
          Kinds.path("FILE"),
          "",
          "The configuration file; by default krait.toml in the application's folder, if it is"
              + " there. Not a key of the file itself.");

  static final Setting<Boolean> CHECK_CONFIG =
      new Setting<>(
          "check-config",
          "",
          Kinds.onOrOff(),
          "false",
          "Check the configuration, say what is wrong with it, and end.");

  static final Setting<Boolean> PRINT_CONFIG =
      new Setting<>(
          "print-config",
          "",
          Kinds.onOrOff(),
          "false",
          "Print every setting's value and source as a krait.toml, and end.");

  private static final List<SettingGroup> GROUPS =
      List.of(
          new SettingGroup(
              "Application",
              List.of(APP, CHDIR, PYTHONPATH, ENV, VENV, NO_INSTALL, MOUNT, ENVIRON, CONFORMANCE)),
          new SettingGroup("Listening", List.of(BIND, KEEP_ALIVE)),
          TransportSettings.GROUP,
          TransportSettings.PROXIES,
          LimitSettings.GROUP,
          new SettingGroup(
              "Interpreters",
              List.of(
                  WORKERS,
                  THREADS,
                  QUEUE_SIZE,
                  QUEUE_TIMEOUT,
                  MAX_REQUESTS,
                  MAX_REQUESTS_JITTER,
                  RELOAD)),
          LifecycleSettings.GROUP,
          new SettingGroup("Time limits", List.of(TIMEOUT, GRACEFUL_TIMEOUT)),
          DeadlineSettings.GROUP,
          StaticSettings.GROUP,
          RouteSettings.GROUP,
          DatasourceSettings.GROUP,
          SandboxSettings.GROUP,
          WarmupSettings.GROUP,
          new SettingGroup("Logging", List.of(ACCESS_LOGFILE, LOG_LEVEL)),
          new SettingGroup("Configuration", List.of(CONFIG, CHECK_CONFIG, PRINT_CONFIG)));

  private Settings() {}

  /// Those of the warm-up, which only a host that serves for good has.
  public static SettingGroup warmup() {
    return WarmupSettings.GROUP;
  }

  /// All of them, in the order they are explained in.
  public static List<SettingGroup> groups() {
    return GROUPS;
  }

  static List<Setting<?>> all() {
    return GROUPS.stream()
        .<Setting<?>>mapMulti((group, to) -> group.settings().forEach(to))
        .toList();
  }

  /// The tables that some of the keys are in.
  static Set<String> tables() {
    return all().stream()
        .map(Setting::key)
        .filter(key -> key.contains("."))
        .map(key -> key.substring(0, key.indexOf('.')))
        .collect(Collectors.toSet());
  }

  static Optional<Setting<?>> find(Predicate<Setting<?>> wanted) {
    return all().stream().filter(wanted).findAny();
  }
}
