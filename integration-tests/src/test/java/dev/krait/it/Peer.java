package dev.krait.it;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Starts other WSGI servers on CPython, which Krait is compared with, on ports they pick
/// themselves.
final class Peer {
  private static final Pattern ADDRESS =
      Pattern.compile(".*(?:Listening at|Serving on):? (http://127\\.0\\.0\\.1:\\d+).*");

  private Peer() {}

  static Server gunicorn(Path folder, Map<String, String> environment, String application) {
    return gunicorn(
        Environments.cpython(), folder, environment, List.of("--threads", "4"), application);
  }

  /// @param venv that has gunicorn
  /// @param options more of its command line
  static Server gunicorn(
      Path venv,
      Path folder,
      Map<String, String> environment,
      List<String> options,
      String application) {
    List<String> command = new ArrayList<>(List.of("gunicorn", "-w", "1", "-b", "127.0.0.1:0"));
    command.addAll(options);
    command.add(application);
    return start(venv, folder, environment, command);
  }

  static Server waitress(Path folder, Map<String, String> environment, String application) {
    return waitress(Environments.cpython(), folder, environment, application);
  }

  /// @param venv that has waitress
  static Server waitress(
      Path venv, Path folder, Map<String, String> environment, String application) {
    return start(
        venv, folder, environment, List.of("waitress-serve", "--listen=127.0.0.1:0", application));
  }

  private static Server start(
      Path venv, Path folder, Map<String, String> environment, List<String> command) {
    ProcessBuilder builder =
        new ProcessBuilder(venv.resolve("bin").resolve(command.getFirst()).toString());
    builder.command().addAll(command.subList(1, command.size()));
    Server server = Server.start(builder, folder, environment, Peer::address);
    server.address();
    return server;
  }

  private static Optional<URI> address(String line) {
    Matcher matcher = ADDRESS.matcher(line);
    return matcher.matches() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }
}
