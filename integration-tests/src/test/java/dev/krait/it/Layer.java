package dev.krait.it;

import java.util.Locale;

/// A middleware that stacks are made of; `layers.py` among the fixtures builds each.
enum Layer {
  SESSIONS,
  AUTHENTICATION,
  TRANSFORMATION,
  WHITENOISE,
  PROXY_FIX,
  DISPATCHER,
  SHARED_DATA,
  PROFILER,
  WEBOB,
  WEBOB_GZIP,
  PASTE_BASIC,
  PASTE_DIGEST,
  PASTE_GZIP,
  REPOZE_WHO;

  /// Whether it may ask the client for a password.
  boolean authenticates() {
    return this == AUTHENTICATION
        || this == PASTE_BASIC
        || this == PASTE_DIGEST
        || this == REPOZE_WHO;
  }

  boolean compresses() {
    return this == WEBOB_GZIP || this == PASTE_GZIP;
  }

  /// Its name in paths, and its realm where it authenticates.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
