package dev.krait.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The settings of the warm-up before a host is ready: the table `[warmup]`.
final class WarmupSettings {
  static final Setting<List<String>> PATHS =
      new Setting<>(
          "warmup.paths",
          "--warmup",
          Kinds.requestPaths(),
          "",
          "A path, below the mount point, that is requested over and over before Krait accepts"
              + " requests, until Python's code is compiled and answers come evenly fast.");

  static final Setting<Optional<Path>> REQUESTS =
      new Setting<>(
          "warmup.requests",
          "",
          Kinds.path("FILE"),
          "",
          "A file of requests for the same purpose, which `krait record` wrote.");

  static final Setting<Duration> TIME_LIMIT =
      new Setting<>(
          "warmup.time-limit",
          "",
          Kinds.seconds(false),
          "120",
          "How long the warm-up may take; then Krait accepts requests all the same.");

  static final Setting<Boolean> UNSAFE =
      new Setting<>(
          "warmup.unsafe",
          "",
          Kinds.onOrOff(),
          "false",
          "Send recorded requests of other methods than GET, HEAD and OPTIONS as well, many times."
              + " Only for an application whose data does not matter.");

  static final SettingGroup GROUP =
      new SettingGroup("Warm-up", List.of(PATHS, REQUESTS, TIME_LIMIT, UNSAFE));

  private WarmupSettings() {}
}
