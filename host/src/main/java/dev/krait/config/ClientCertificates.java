package dev.krait.config;

import java.util.Locale;

/// Whether clients are asked for a certificate.
public enum ClientCertificates {
  /// They are not.
  NONE,
  /// They are, and may have none.
  OPTIONAL,
  /// They must have one.
  REQUIRED;

  /// How it is written.
  public String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
