package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigLoaderTest {
  private static final String EVERYTHING =
      SandboxExamples.TOML
          + """
          app = "shop:make(1)"
          chdir = "site"
          pythonpath = ["lib", "/opt/lib"]
          venv = "packages"
          no-install = true
          mount = "/shop"
          conformance = "strict"
          bind = [":9000", "[::1]:9001"]
          keep-alive = 2
          workers = 3
          threads = 5
          queue-size = 7
          queue-timeout = 1.5
          max-requests = 100
          max-requests-jitter = 10
          reload = true
          timeout = "2m"
          graceful-timeout = 0
          access-logfile = "access.log"
          log-level = "warning"
          check-config = true
          print-config = true
          """
          + LimitExamples.TOML
          + LifecycleExamples.TOML
          + DeadlineExamples.FILE
          + RouteExamples.TOML
          + """

          [warmup]
          paths = ["/", "/api?limit=5"]
          requests = "warmup.jsonl"
          time-limit = "90s"
          unsafe = true

          [environ]
          "site.name" = "north"

          [env]
          DEBUG = 1
          NAME = "a=b,c"
          """
          + StaticExamples.TOML
          + RouteExamples.TABLES
          + DatasourceExamples.TABLES;

  private static final Set<String> ALL =
      Settings.all().stream().map(Setting::key).collect(Collectors.toSet());

  @TempDir Path folder;

  /// Every key at another value than its default.
  private HostConfig everything(Path base, Map<String, String> environment) {
    return new HostConfig(
        new ApplicationConfig(
            "shop:make(1)",
            base.resolve("site"),
            new WsgiConfig("/shop", Map.of("site.name", "north"), ConformanceMode.STRICT),
            new PythonConfig(
                List.of(base.resolve("lib"), Path.of("/opt/lib")),
                base.resolve("packages"),
                environment,
                false),
            DatasourceExamples.everything(base)),
        new ListenConfig(
            List.of(new BindAddress("0.0.0.0", 9000), new BindAddress("::1", 9001)),
            Duration.ofSeconds(2),
            LimitExamples.LIMITS),
        TransportExamples.everything(base),
        StaticExamples.everything(base),
        RouteExamples.everything(base),
        SandboxExamples.everything(base),
        new InterpreterConfig(
            3,
            5,
            new QueueConfig(7, Duration.ofMillis(1500)),
            new RecycleConfig(100, 10, true, LifecycleExamples.CONFIG)),
        new TimeLimits(Duration.ofMinutes(2), Duration.ZERO, DeadlineExamples.CONFIG),
        new WarmupConfig(
            List.of("/", "/api?limit=5"),
            Optional.of(base.resolve("warmup.jsonl")),
            Duration.ofSeconds(90),
            true),
        new LogConfig(LogLevel.WARNING, Optional.of(base.resolve("access.log").toString())));
  }

  private Sources warmupVariables() {
    return DatasourceExamples.variables(
            RouteExamples.variables(
                SandboxExamples.variables(
                    DeadlineExamples.variables(
                        StaticExamples.variables(
                            TransportExamples.variables(Sources.in(folder)))))))
        .variable("KRAIT_WARMUP", "/,/api?limit=5")
        .variable("KRAIT_WARMUP_REQUESTS", "warmup.jsonl")
        .variable("KRAIT_WARMUP_TIME_LIMIT", "90")
        .variable("KRAIT_WARMUP_UNSAFE", "true");
  }

  private Sources warmupFlags() {
    return DatasourceExamples.flags(
            RouteExamples.flags(
                SandboxExamples.flags(
                    DeadlineExamples.flags(
                        StaticExamples.flags(TransportExamples.flags(Sources.in(folder)))))))
        .flag("warmup.paths", "/")
        .flag("warmup.paths", "/api?limit=5")
        .flag("warmup.requests", "warmup.jsonl")
        .flag("warmup.time-limit", "1.5m")
        .flag("warmup.unsafe", "true");
  }

  @BeforeEach
  void makeApplicationFolder() throws IOException {
    Files.createDirectory(folder.resolve("site"));
    StaticExamples.makeFolders(folder);
    SandboxExamples.makeFolders(folder);
  }

  @Test
  void everySettingButTheApplicationHasADefault() {
    HostConfig config = Sources.in(folder).flag("app", "app:app").host();

    assertThat(config)
        .isEqualTo(
            new HostConfig(
                new ApplicationConfig(
                    "app:app",
                    folder,
                    new WsgiConfig("", Map.of(), ConformanceMode.WARN),
                    new PythonConfig(List.of(), folder.resolve(".krait/venv"), Map.of(), true),
                    List.of()),
                new ListenConfig(
                    List.of(new BindAddress("127.0.0.1", 8000)),
                    Duration.ofSeconds(15),
                    LimitExamples.DEFAULTS),
                TransportExamples.nothing(),
                StaticExamples.defaults(),
                RouteExamples.defaults(folder),
                SandboxExamples.defaults(),
                new InterpreterConfig(
                    1,
                    4,
                    new QueueConfig(1000, Duration.ofSeconds(30)),
                    new RecycleConfig(0, 0, false, LifecycleExamples.DEFAULTS)),
                new TimeLimits(
                    Duration.ofSeconds(30), Duration.ofSeconds(30), DeadlineExamples.DEFAULTS),
                new WarmupConfig(List.of(), Optional.empty(), Duration.ofSeconds(120), false),
                new LogConfig(LogLevel.INFO, Optional.empty())));
  }

  @Test
  void everySettingCanBeAKeyOfTheFile() throws IOException {
    Path conf = Files.createDirectory(folder.resolve("conf"));
    Files.createDirectory(conf.resolve("site"));
    StaticExamples.makeFolders(conf);
    SandboxExamples.makeFolders(conf);
    Files.writeString(conf.resolve("my.toml"), TransportExamples.TOML + EVERYTHING);

    LoadedConfig config = Sources.in(folder).flag("config", "conf/my.toml").load();

    assertThat(config.host()).isEqualTo(everything(conf, Map.of("DEBUG", "1", "NAME", "a=b,c")));
    assertThat(config.checkOnly()).isTrue();
    assertThat(config.printOnly()).isTrue();
  }

  @Test
  void everySettingCanBeAnEnvironmentVariable() throws IOException {
    Files.writeString(folder.resolve("empty.toml"), "");
    Sources sources =
        LifecycleExamples.addVariables(warmupVariables())
            .variable("KRAIT_APP", "shop:make(1)")
            .variable("KRAIT_CHDIR", "site")
            .variable("KRAIT_PYTHONPATH", "lib, /opt/lib")
            .variable("KRAIT_ENV", "DEBUG=1,NAME=x")
            .variable("KRAIT_VENV", "packages")
            .variable("KRAIT_NO_INSTALL", "1")
            .variable("KRAIT_MOUNT", "/shop")
            .variable("KRAIT_ENVIRON", "site.name=north")
            .variable("KRAIT_CONFORMANCE", "Strict")
            .variable("KRAIT_BIND", ":9000,[::1]:9001")
            .variable("KRAIT_KEEP_ALIVE", "2s")
            .variable("KRAIT_WORKERS", "3")
            .variable("KRAIT_THREADS", "5")
            .variable("KRAIT_QUEUE_SIZE", "7")
            .variable("KRAIT_QUEUE_TIMEOUT", "1500ms")
            .variable("KRAIT_MAX_REQUESTS", "100")
            .variable("KRAIT_MAX_REQUESTS_JITTER", "10")
            .variable("KRAIT_RELOAD", "yes")
            .variable("KRAIT_TIMEOUT", "120")
            .variable("KRAIT_GRACEFUL_TIMEOUT", "0")
            .variable("KRAIT_ACCESS_LOGFILE", "access.log")
            .variable("KRAIT_LOG_LEVEL", "Warning")
            .variable("KRAIT_CONFIG", "empty.toml")
            .variable("KRAIT_CHECK_CONFIG", "on")
            .variable("KRAIT_PRINT_CONFIG", "TRUE");
    LimitExamples.addVariables(sources);
    LoadedConfig config = sources.load();

    assertThat(sources.keys()).as("untested settings").isEqualTo(ALL);
    assertThat(config.host()).isEqualTo(everything(folder, Map.of("DEBUG", "1", "NAME", "x")));
    assertThat(config.checkOnly()).isTrue();
    assertThat(config.printOnly()).isTrue();
  }

  @Test
  void everySettingCanBeAFlag() throws IOException {
    Files.writeString(folder.resolve("empty.toml"), "");
    Sources sources =
        LifecycleExamples.addFlags(warmupFlags())
            .flag("app", "shop:make(1)")
            .flag("chdir", "site")
            .flag("pythonpath", "lib,/opt/lib")
            .flag("env", "DEBUG=1")
            .flag("env", "NAME=a=b,c")
            .flag("venv", "packages")
            .flag("no-install", "true")
            .flag("mount", "/shop")
            .flag("environ", "site.name=north")
            .flag("conformance", "strict")
            .flag("bind", ":9000")
            .flag("bind", "[::1]:9001")
            .flag("keep-alive", "2")
            .flag("workers", "3")
            .flag("threads", "5")
            .flag("queue-size", "7")
            .flag("queue-timeout", "1.5")
            .flag("max-requests", "100")
            .flag("max-requests-jitter", "10")
            .flag("reload", "true")
            .flag("timeout", "120s")
            .flag("graceful-timeout", "0")
            .flag("access-logfile", "access.log")
            .flag("log-level", "warning")
            .flag("config", "empty.toml")
            .flag("check-config", "true")
            .flag("print-config", "true");
    LimitExamples.addFlags(sources);
    LoadedConfig config = sources.load();

    assertThat(sources.keys()).as("untested settings").isEqualTo(ALL);
    assertThat(config.host()).isEqualTo(everything(folder, Map.of("DEBUG", "1", "NAME", "a=b,c")));
    assertThat(config.checkOnly()).isTrue();
    assertThat(config.printOnly()).isTrue();
  }
}
