package dev.krait.bench;

import dev.krait.peers.Peer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// A server that is measured, with the workers and threads that suit it on two cores.
enum Subject {
  KRAIT("Krait", 1, 4),
  GRANIAN(Peer.GRANIAN.title(), 2, 1),
  GUNICORN(Peer.GUNICORN.title(), 2, 2),
  UWSGI(Peer.UWSGI.title(), 2, 2),
  WAITRESS(Peer.WAITRESS.title(), 1, 4),
  WSGIREF(Peer.WSGIREF.title(), 1, 1),
  /// No Python at all: the ceiling.
  UNDERTOW("Undertow, no Python", 1, 1),
  /// Not a server of applications: only what Krait's proxy is compared with.
  NGINX("nginx", 2, 1);

  private final String title;
  private final int workers;
  private final int threads;

  Subject(String title, int workers, int threads) {
    this.title = title;
    this.workers = workers;
    this.threads = threads;
  }

  String title() {
    return title;
  }

  /// As it is called on the command line.
  String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  Concurrency concurrency() {
    return new Concurrency(workers, threads);
  }

  /// Which server on CPython it is.
  Optional<Peer> peer() {
    return switch (this) {
      case KRAIT, UNDERTOW, NGINX -> Optional.empty();
      case GRANIAN -> Optional.of(Peer.GRANIAN);
      case GUNICORN -> Optional.of(Peer.GUNICORN);
      case UWSGI -> Optional.of(Peer.UWSGI);
      case WAITRESS -> Optional.of(Peer.WAITRESS);
      case WSGIREF -> Optional.of(Peer.WSGIREF);
    };
  }

  /// Those that serve applications.
  static List<Subject> servers() {
    return Stream.of(values()).filter(subject -> subject != NGINX).toList();
  }

  /// Whether it is measured unless others are named: wsgiref is no server for production.
  boolean isUsual() {
    return this != WSGIREF;
  }

  /// Whether it gets faster for a while, as its code is compiled while it runs.
  boolean warmsUp() {
    return this == KRAIT || this == UNDERTOW;
  }

  /// @param workers processes, or interpreters
  /// @param threads requests in progress in each
  record Concurrency(int workers, int threads) {}
}
