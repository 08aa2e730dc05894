package dev.krait.it;

import java.util.List;

/// The servers that faults are tried on: each a configuration, started once for each door.
enum Stand {
  /// Most rows.
  USUAL;

  /// How many requests each interpreter may have in progress.
  static final int THREADS = 4;

  List<String> options() {
    return switch (this) {
      case USUAL -> List.of("--limit-request-body", "20971520");
    };
  }
}
