package dev.krait.bench;

import java.util.Locale;

/// What can be measured by itself; [Experiments] tells how.
enum Case {
  START,
  SIMPLE_APP,
  FLASK_HELLO,
  FLASK_CPU,
  FLASK_PAGE,
  FLASK_JSON,
  DJANGO_PAGE,
  WARM_UP,
  THREADS,
  WORKERS,
  LATENCY,
  TRANSFERS,
  MEMORY,
  ROUTES,
  PROXY,
  SHADOW,
  SERVLET;

  /// As it is called on the command line: `flask-hello`.
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// Whether applications in it need more than the standard library.
  boolean needsPackages() {
    return switch (this) {
      case SIMPLE_APP, TRANSFERS, ROUTES, PROXY, SHADOW -> false;
      case START,
          FLASK_HELLO,
          FLASK_CPU,
          FLASK_PAGE,
          FLASK_JSON,
          DJANGO_PAGE,
          WARM_UP,
          THREADS,
          WORKERS,
          LATENCY,
          MEMORY,
          SERVLET ->
          true;
    };
  }
}
