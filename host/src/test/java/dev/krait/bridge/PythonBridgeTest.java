package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.junit.jupiter.api.Test;

/// Runs the Python half's own unit tests: on GraalPy always, on CPython where there is one.
class PythonBridgeTest {
  private static final Path BRIDGE = Path.of("src/main/python").toAbsolutePath();
  private static final Path TESTS = Path.of("src/test/python").toAbsolutePath();

  /// What starts a GraalPy in a process of its own, silent but for what its program prints; one
  /// word a line.
  private static final String COMMAND =
      String.join(
          "\n",
          Path.of(System.getProperty("java.home"), "bin/java").toString(),
          "-Xss32m",
          "-XX:TieredStopAtLevel=1",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-cp",
          System.getProperty("java.class.path"),
          "com.oracle.graal.python.shell.GraalPythonMain",
          "--experimental-options",
          "--engine.WarnInterpreterOnly=false");

  @Test
  void unitTestsPassOnGraalPy() {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    try (Context context =
        Context.newBuilder("python")
            .allowExperimentalOptions(true)
            .allowIO(IOAccess.ALL)
            .allowCreateThread(true)
            .allowNativeAccess(true)
            .option("python.PosixModuleBackend", "native")
            .option("engine.WarnInterpreterOnly", "false")
            .option("python.PythonPath", BRIDGE + ":" + TESTS)
            .arguments("python", new String[] {"unittest"})
            .environment("PYTHON_COMMAND", COMMAND)
            .out(output)
            .err(output)
            .build()) {
      Value run =
          context.eval(
              "python",
              """
              import io, unittest
              def run(folder):
                  suite = unittest.defaultTestLoader.discover(folder)
                  report = io.StringIO()
                  result = unittest.TextTestRunner(report).run(suite)
                  ok = result.wasSuccessful() and result.testsRun > 50
                  return "" if ok else report.getvalue() + str(result.testsRun)
              run
              """);

      assertThat(run.execute(TESTS.toString()).asString()).isEmpty();
    }
  }

  @Test
  void unitTestsPassOnCPython() throws IOException, InterruptedException {
    List<String> command = List.of("python3", "-m", "unittest", "discover", "-s", TESTS.toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(Map.of("PYTHONPATH", BRIDGE.toString()));
    assumeTrue(modern(), "no python3 of 3.9 or newer on PATH");
    Process process = builder.start();
    String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).as(report).isZero();
  }

  private static boolean modern() throws InterruptedException {
    try {
      return new ProcessBuilder("python3", "-c", "import sys; sys.exit(sys.version_info < (3, 9))")
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    }
  }
}
