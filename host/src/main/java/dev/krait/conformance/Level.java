package dev.krait.conformance;

import java.util.Locale;

/// How strongly a rule binds a server (RFC 2119).
enum Level {
  MUST,
  SHOULD,
  /// An optional feature; a server that has it has to have it right.
  MAY;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
