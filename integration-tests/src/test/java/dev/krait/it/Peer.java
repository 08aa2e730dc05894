package dev.krait.it;

import java.net.URI;
import java.nio.file.Path;
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
    return start(
        folder,
        environment,
        "gunicorn",
        List.of("-w", "1", "--threads", "4", "-b", "127.0.0.1:0", application));
  }

  static Server waitress(Path folder, Map<String, String> environment, String application) {
    return start(
        folder, environment, "waitress-serve", List.of("--listen=127.0.0.1:0", application));
  }

  private static Server start(
      Path folder, Map<String, String> environment, String program, List<String> arguments) {
    ProcessBuilder builder =
        new ProcessBuilder(Environments.cpython().resolve("bin").resolve(program).toString());
    builder.command().addAll(arguments);
    Server server = Server.start(builder, folder, environment, Peer::address);
    server.address();
    return server;
  }

  private static Optional<URI> address(String line) {
    Matcher matcher = ADDRESS.matcher(line);
    return matcher.matches() ? Optional.of(URI.create(matcher.group(1))) : Optional.empty();
  }
}
