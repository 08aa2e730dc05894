package dev.krait.config;

import java.util.Locale;

/// What follows when an application breaks a rule of PEP 3333 that a server can live with.
public enum ConformanceMode {
  /// An error, at the line that is wrong.
  STRICT,
  /// The host goes on, and logs each rule once for each place.
  WARN,
  /// The host goes on silently, as gunicorn does.
  COMPAT;

  /// As it is written.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
