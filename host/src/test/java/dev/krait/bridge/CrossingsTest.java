package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.interpreter.Interpreter;
import dev.krait.interpreter.Job;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// How often a request crosses between Java and Python: each time may drop Python's lock and take
/// it again.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrossingsTest {
  private static final String APPLICATION =
      """
      def application(environ, start_response):
          body = environ["wsgi.input"].read()
          start_response("200 OK", [("Content-Type", "text/plain")])
          if environ["PATH_INFO"] == "/blocks":
              return iter([b"one", b"two", b"three"])
          return [b"hello " + body]
      """;

  /// Loading an application changes the process's folder: to the one it is in already.
  private static final Path HERE = Path.of("").toAbsolutePath();

  @TempDir private static Path folder = Path.of("set by JUnit");
  private PythonInterpreterFactory factory;
  private Interpreter interpreter;

  @BeforeAll
  void loadTheApplication() throws IOException {
    Files.writeString(folder.resolve("crossing.py"), APPLICATION);
    factory =
        new PythonInterpreterFactory(
            new PythonSettings(
                new PythonSettings.Application(
                    "", "crossing", HERE, List.of(folder), List.of("krait"), true),
                Map.of(),
                new PythonSettings.Wsgi(Map.of(), "warn"),
                new PythonSettings.Installation(
                    Path.of("src/main/python").toAbsolutePath(),
                    Optional.of(folder.resolve("graalpy")),
                    folder.resolve("no-venv"),
                    folder.resolve("pycache"),
                    "krait/test"),
                new PythonSettings.Concurrency(1, 1, false)));
    interpreter = factory.create(1);
  }

  @AfterAll
  void leave() {
    interpreter.leave();
    interpreter.close();
    factory.close();
  }

  @Test
  void aPlainRequestIsOneCallAndNothingBack() {
    CountingExchange exchange = new CountingExchange("/", "");

    interpreter.serve(new Job.Request(exchange));

    assertThat(exchange.sent()).isEqualTo("hello ");
    assertThat(exchange.callbacks()).isZero();
  }

  @Test
  void aSmallBodyCrossesWithTheCall() {
    CountingExchange exchange = new CountingExchange("/", "world");

    interpreter.serve(new Job.Request(exchange));

    assertThat(exchange.sent()).isEqualTo("hello world");
    assertThat(exchange.callbacks()).isZero();
  }

  @Test
  void eachBlockOfAStreamIsOneCallBackAndTheEndOneMore() {
    CountingExchange exchange = new CountingExchange("/blocks", "");

    interpreter.serve(new Job.Request(exchange));

    assertThat(exchange.sent()).isEqualTo("onetwothree");
    assertThat(exchange.callbacks()).isEqualTo(4);
  }
}
