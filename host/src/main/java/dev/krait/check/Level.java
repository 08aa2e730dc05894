package dev.krait.check;

import java.util.Locale;

/// How bad a finding is, the worst first.
enum Level {
  /// Breaks PEP 3333.
  ERROR,
  /// Most likely not meant.
  WARNING,
  /// Allowed, and may still matter.
  HINT;

  /// @throws IllegalArgumentException when there is no such level
  static Level of(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT));
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
