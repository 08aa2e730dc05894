package dev.krait.config;

import java.util.Locale;

/// Which header fields of a trusted proxy say whom it speaks for.
public enum ForwardedHeaders {
  /// `X-Forwarded-For`, `-Proto`, `-Host` and `-Port`.
  X_FORWARDED,
  /// `Forwarded` (RFC 7239).
  FORWARDED,
  /// The application looks at them itself; the host neither uses nor removes any.
  APPLICATION;

  /// How it is written.
  public String text() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
