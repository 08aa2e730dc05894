package dev.krait.config;

import java.util.Locale;

/// The least severe messages that are logged, by gunicorn's (and Python's) names.
public enum LogLevel {
  DEBUG,
  INFO,
  WARNING,
  ERROR,
  CRITICAL;

  String text() {
    return name().toLowerCase(Locale.ROOT);
  }
}
