package dev.krait.peers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A WSGI server for CPython.
public enum Peer {
  GRANIAN("Granian", "granian==2.8.7"),
  GUNICORN("gunicorn", "gunicorn==27.0.1"),
  WAITRESS("waitress", "waitress==3.0.2"),
  /// CherryPy's.
  CHEROOT("Cheroot", "cheroot==11.1.2"),
  /// Comes as source: needs a C compiler and Python's headers.
  UWSGI("uWSGI", "uWSGI==2.0.31"),
  /// The standard library's; one request at a time, a connection for each.
  WSGIREF("wsgiref", "");

  private final String title;
  private final String requirement;

  Peer(String title, String requirement) {
    this.title = title;
    this.requirement = requirement;
  }

  /// As its makers write it.
  public String title() {
    return title;
  }

  /// As it is called on a command line: `gunicorn`.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The version that everybody is compared with: `27.0.1`; empty when it is Python's own.
  public String version() {
    return requirement.replaceFirst(".*==", "");
  }

  /// What pip installs, in the one version that everybody is compared with; empty when Python has
  /// it.
  String requirement() {
    return requirement;
  }

  /// Its command line.
  ///
  /// @param python the environment's folder of programs
  /// @param port where it is to listen
  List<String> command(Path python, ServedApplication served, int port) {
    String address = "127.0.0.1:" + port;
    String workers = "" + served.workers();
    String threads = "" + served.threads();
    List<String> command =
        new ArrayList<>(
            switch (this) {
              case GRANIAN ->
                  List.of("granian", "--interface", "wsgi", "--no-ws", "--port", "" + port);
              case GUNICORN -> List.of("gunicorn", "-b", address, "-w", workers);
              case WAITRESS -> List.of("waitress-serve", "--listen=" + address);
              case UWSGI ->
                  // its sockets keep no connection, or hang where there is no Content-Length
                  List.of("uwsgi", "--http-socket", address, "--add-header", "Connection: close");
              case WSGIREF -> List.of("python", "-m", "wsgiref_server", address);
              case CHEROOT -> List.of("python", "-m", "cheroot", "--bind", address);
            });
    command.addAll(
        switch (this) {
          case GRANIAN -> List.of("--workers", workers, "--blocking-threads", threads);
          case GUNICORN, WAITRESS, CHEROOT -> List.of("--threads=" + threads);
          case UWSGI ->
              List.of(
                  "-L", "--die-on-term", "-p", workers, "--threads", threads, "--need-app", "-w");
          case WSGIREF -> List.of();
        });
    command.add(served.name());
    command.set(0, python.resolve(command.getFirst()).toString());
    return command;
  }
}
