package dev.krait.embed;

import java.util.Locale;

/// What follows when an application breaks a rule of PEP 3333 that a server can live with.
public enum Conformance {
  /// An error, at the line that is wrong.
  STRICT,
  /// Krait goes on, and logs each rule once for each place.
  WARN,
  /// Krait goes on silently.
  COMPAT;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
