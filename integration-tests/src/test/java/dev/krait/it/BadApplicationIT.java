package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Applications that cannot be loaded: exit code 3, one message, and Python's traceback where their
/// own code is at fault.
class BadApplicationIT {
  private static final Map<String, String> FILES =
      Map.of(
          "good.py", "def app(environ, start_response):\n    pass\n",
          "number.py", "app = 42\n",
          "factory.py", "def create(name):\n    raise RuntimeError('no database for ' + name)\n",
          "broken.py", "def app(environ, start_response)\n    pass\n",
          "divides.py", "app = 1 / 0\n",
          "quits.py", "import sys\nsys.exit('not today')\n",
          "needs.py", "import nowhere_to_be_found\n",
          "renamed.py", "import yaml\n",
          "native.py", "import fast\n",
          "fast.so", "this is no library");

  @TempDir private static Path folder = Path.of("set by JUnit");

  @BeforeAll
  static void writeTheApplications() throws IOException {
    for (Map.Entry<String, String> file : FILES.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  static Stream<Arguments> wrongNames() {
    return Stream.of(
        arguments("nowhere:app", "there is no module 'nowhere' in '" + folder + "'"),
        arguments("goood:app", "near to it: good;"),
        arguments("good:ap", "the module 'good' has no 'ap'; near to it: app;"),
        arguments("factory", "neither 'application' nor 'app'; it has these callables: create"),
        arguments("number:app", "gave an object of type int, which cannot be called"),
        arguments("factory:create()", "does not take these arguments"),
        arguments("good.py:app", "looks like a file"),
        arguments("good:app(x", "the application \"good:app(x\" has something else than a name"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongNames")
  void aNameThatLeadsToNoApplicationIsExplained(String application, String message)
      throws Exception {
    Shell ended = serve(application).assertRefused(3);
    assertThat(ended.log().replace('"', '\'')).contains(message.replace('"', '\''));
    assertThat(ended.log()).doesNotContain("Traceback");
  }

  static Stream<Arguments> ownErrors() {
    return Stream.of(
        arguments("factory:create('shop')", "RuntimeError: no database for shop", "factory.py"),
        arguments("divides:app", "raised ZeroDivisionError", "divides.py"),
        arguments("quits:app", "SystemExit: not today", "quits.py"),
        arguments("broken:app", "is not valid Python 3.12; correct line 1", "broken.py"),
        arguments("needs:app", "krait install nowhere_to_be_found", "needs.py"),
        arguments("renamed:app", "krait install PyYAML", "renamed.py"),
        arguments("native:app", "a native extension", "native.py"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("ownErrors")
  void anApplicationsOwnErrorIsShownWithItsPlace(String application, String message, String file)
      throws Exception {
    Shell ended = serve(application).assertRefused(3);
    assertThat(ended.log())
        .contains(message)
        .contains("File \"" + folder.resolve(file) + "\", line ")
        .doesNotContain("krait_bridge");
    assertThat(ended.log().contains("Traceback (most recent call last):"))
        .isEqualTo(!file.equals("broken.py"));
  }

  private static Shell serve(String application) throws IOException, InterruptedException {
    return Shell.krait(folder, Map.of(), "serve", "--bind", "127.0.0.1:0", application);
  }
}
