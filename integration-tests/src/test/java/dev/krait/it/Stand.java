package dev.krait.it;

import java.util.List;
import java.util.stream.Stream;

/// The servers that faults are tried on: each a configuration, started once for each door.
enum Stand {
  /// Most rows: what clients have time for is short.
  USUAL,

  /// Two interpreters, which applications may ruin.
  ROUGH,

  /// An interpreter that is often replaced.
  RECYCLING,

  /// Two threads, a short queue and a short wait in it.
  BUSY,

  /// A process that may open few files.
  FEW_DESCRIPTORS,

  /// Nothing can be written to its logs.
  FULL_DISK,

  /// A server for each row, which ends with it.
  ENDING;

  /// From where a client is taken for a trusted proxy.
  static final String PROXY = "127.0.0.2";

  static final int QUEUE = 3;
  static final int DESCRIPTORS = 300;

  List<String> options() {
    return switch (this) {
      case USUAL ->
          Stream.concat(
                  Stream.of(
                      "--limit-request-body",
                      "20971520",
                      "--header-timeout",
                      "2",
                      "--body-timeout",
                      "2",
                      "--write-timeout",
                      "2",
                      "--keep-alive",
                      "2",
                      "--forwarded-allow-ips",
                      PROXY),
                  StaticFaults.serverOptions().stream())
              .toList();
      case ROUGH -> List.of("--workers", "2", "--timeout", "2", "--interrupt-timeout", "1");
      case RECYCLING -> List.of("--max-requests", "50");
      case BUSY -> List.of("--queue-size", "" + QUEUE, "--queue-timeout", "2");
      case FEW_DESCRIPTORS -> List.of("--keep-alive", "60");
      case FULL_DISK -> List.of("--access-logfile", "/dev/full");
      case ENDING ->
          List.of(
              "--timeout",
              "120",
              "--graceful-timeout",
              "4",
              "--exit-timeout",
              "1",
              "--max-start-failures",
              "2");
    };
  }

  /// How many requests each interpreter may have in progress.
  int threads() {
    return this == BUSY ? 2 : 4;
  }

  int interpreters() {
    return this == ROUGH ? 2 : 1;
  }

  /// What the shell does to become the server, `"$@"`.
  String shell() {
    return switch (this) {
      case FEW_DESCRIPTORS -> "ulimit -n " + DESCRIPTORS + "; exec \"$@\"";
      case FULL_DISK -> "exec \"$@\" 2>/dev/full";
      case USUAL, ROUGH, RECYCLING, BUSY, ENDING -> "exec \"$@\"";
    };
  }
}
