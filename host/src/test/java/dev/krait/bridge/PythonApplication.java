package dev.krait.bridge;

import dev.krait.interpreter.Interpreter;
import dev.krait.interpreter.Job;
import dev.krait.services.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// An interpreter with an application in it, for tests; the thread that makes it is inside until it
/// is closed.
///
/// The application answers `/name` with what its function of that name returns for the environ, as
/// text; or with the exception's type and message.
final class PythonApplication implements AutoCloseable {
  private static final String ANSWER =
      """

      def application(environ, start_response):
          name = environ["PATH_INFO"][1:]
          try:
              answer = str(globals()[name](environ))
          except Exception as error:
              answer = f"{type(error).__name__}: {error}"
          start_response("200 OK", [("Content-Type", "text/plain")])
          return [answer.encode("utf-8", "backslashreplace")]
      """;

  /// Loading an application changes the process's folder: to the one it is in already.
  private static final Path HERE = Path.of("").toAbsolutePath();

  private final PythonInterpreterFactory factory;
  private final Interpreter interpreter;

  /// @param folder for the module `shop`
  PythonApplication(Path folder, String functions, Services services, boolean sandboxed) {
    factory = new PythonInterpreterFactory(settings(folder, functions, services, sandboxed));
    interpreter = factory.create(1);
  }

  /// What makes interpreters with such an application.
  static PythonSettings settings(
      Path folder, String functions, Services services, boolean sandboxed) {
    try {
      Files.writeString(folder.resolve("shop.py"), functions + ANSWER);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new PythonSettings(
        new PythonSettings.Application("", "shop", HERE, List.of(folder), List.of("krait"), true),
        Map.of(),
        new PythonSettings.Wsgi(Map.of(), "warn", services),
        new PythonSettings.Installation(
            Path.of("src/main/python").toAbsolutePath(),
            Optional.of(folder.resolve("graalpy")),
            folder.resolve("no-venv"),
            folder.resolve("pycache"),
            "krait/test"),
        new PythonSettings.Concurrency(1, 2, false),
        sandboxed ? Optional.of(new PythonSettings.Sandbox(List.of(), false)) : Optional.empty());
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /// What a function of the application's returned. On a thread that is inside.
  String ask(String function) {
    CountingExchange exchange = new CountingExchange("/" + function, "");
    var _ = interpreter.serve(new Job.Request(exchange));
    return exchange.sent();
  }

  /// Serves a request on a thread that is not inside.
  ///
  /// @return whether its interrupted flag is set then
  boolean served(CountingExchange exchange) {
    interpreter.enter();
    try {
      var _ = interpreter.serve(new Job.Request(exchange));
      return Thread.currentThread().isInterrupted();
    } finally {
      interpreter.leave();
    }
  }

  @Override
  public void close() {
    interpreter.leave();
    interpreter.close();
    factory.close();
  }
}
