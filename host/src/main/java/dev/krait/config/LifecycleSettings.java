package dev.krait.config;

import java.time.Duration;
import java.util.List;

/// The settings of how long an interpreter lives and how it ends.
final class LifecycleSettings {
  static final Setting<Duration> MAX_LIFETIME =
      new Setting<>(
          "max-lifetime",
          "",
          Kinds.seconds(true),
          "0",
          "The age at which an interpreter is replaced by a fresh one. 0 for never.");

  static final Setting<Duration> MAX_LIFETIME_JITTER =
      new Setting<>(
          "max-lifetime-jitter",
          "",
          Kinds.seconds(true),
          "0",
          "Up to how much older, drawn at random, so that interpreters are not all replaced at"
              + " once.");

  static final Setting<HeapConfig> MAX_HEAP =
      new Setting<>(
          "max-heap",
          "",
          HeapConfig.kind(),
          "90%",
          "How much of the Java heap may be in use after a full collection, as a share of what it"
              + " may grow to or as a size; above it the oldest interpreter is replaced by a fresh"
              + " one. 0 for no limit.");

  static final Setting<Duration> START_TIMEOUT =
      new Setting<>(
          "start-timeout",
          "",
          Kinds.seconds(false),
          "120",
          "How long a new interpreter that is to replace another may take to load the application;"
              + " then it is ended, and the old one serves on. The first ones have no limit.");

  static final Setting<Duration> EXIT_TIMEOUT =
      new Setting<>(
          "exit-timeout",
          "",
          Kinds.seconds(false),
          "5",
          "How long the application's threads may take to end when its interpreter does, and then"
              + " its atexit functions, each.");

  static final Setting<Integer> MAX_START_FAILURES =
      new Setting<>(
          "max-start-failures",
          "",
          Kinds.wholeNumber(1, 1000),
          "6",
          "Attempts in a row to start an interpreter, while none is left to serve, after which"
              + " Krait ends with exit code 3. The pauses between them are 1, 2, 4 ... 30 s.");

  static final Setting<Boolean> SHARE_NATIVE_MODULES =
      new Setting<>(
          "share-native-modules",
          "",
          Kinds.onOrOff(),
          "false",
          "Load native Python modules as they are; otherwise each interpreter loads a copy of its"
              + " own, which few of them do not survive. Only one interpreter can load them then:"
              + " no other worker, and none that replaces it.");

  static final SettingGroup GROUP =
      new SettingGroup(
          "Life cycle",
          List.of(
              MAX_LIFETIME,
              MAX_LIFETIME_JITTER,
              MAX_HEAP,
              START_TIMEOUT,
              EXIT_TIMEOUT,
              MAX_START_FAILURES,
              SHARE_NATIVE_MODULES));

  private LifecycleSettings() {}

  static LifecycleConfig config(Values values) {
    return new LifecycleConfig(
        values.get(MAX_LIFETIME),
        values.get(MAX_LIFETIME_JITTER),
        values.get(MAX_HEAP),
        values.get(START_TIMEOUT),
        values.get(EXIT_TIMEOUT),
        values.get(MAX_START_FAILURES),
        values.get(SHARE_NATIVE_MODULES));
  }
}
