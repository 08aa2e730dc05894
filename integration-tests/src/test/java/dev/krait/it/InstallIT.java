package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Packages of an application: got by `krait serve` or `krait install`, used by `krait python`.
class InstallIT {
  private static final String APP =
      """
      import itsdangerous

      def app(environ, start_response):
          start_response("200 OK", [("Content-Type", "text/plain")])
          return [itsdangerous.__name__.encode()]
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");
  private static Path lock = Path.of("set before all tests");
  private static String answer = "";
  private static String serveLog = "";

  @TempDir private Path other = Path.of("set by JUnit");

  @BeforeAll
  static void serveForTheFirstTime() throws IOException {
    writeApplication(folder);
    lock = folder.resolve(".krait/venv.lock");
    try (Server server =
        Server.krait(
            folder, Map.of("KRAIT_JIT", "off"), List.of("serve", "-b", "127.0.0.1:0", "app"))) {
      answer = RawHttp.get(server.port(), "/").body();
      serveLog = server.log();
    }
  }

  @Test
  void serveInstallsWhatIsMissingAndTellsOfItInPlainLines() {
    assertThat(answer).isEqualTo("itsdangerous");
    assertThat(serveLog)
        .contains("krait: making a virtual environment (")
        .contains("krait: collecting itsdangerous")
        .contains("krait: installed: ")
        .doesNotContain("\r", "\u001b");
  }

  @Test
  void pipCompilesNothingThatKraitWouldNotFind() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve(".krait/venv/lib"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .contains("itsdangerous")
          .doesNotContain("__pycache__");
    }
  }

  @Test
  void theLockFileHoldsExactVersions() throws Exception {
    List<String> pins =
        Files.readAllLines(lock).stream().filter(line -> !line.startsWith("#")).toList();
    assertThat(pins).anyMatch(pin -> pin.startsWith("itsdangerous=="));
    assertThat(pins).allMatch(pin -> pin.matches("[\\w.-]+==[\\w.!+-]+"));
  }

  @Test
  void theSameInstallAgainDoesNotStartPython() throws Exception {
    Path log = folder.resolve(".krait/venv-install.log");
    Files.writeString(log, "as it was");
    Shell again = krait(folder, "install");
    assertThat(again.exitCode()).isZero();
    assertThat(again.log()).startsWith("krait: already installed: ").hasLineCount(1);
    assertThat(log).hasContent("as it was");
  }

  @Test
  void aDeletedVenvIsMadeAgainFromTheLockFile() throws Exception {
    Path copy = Folders.copy(folder, other.resolve("clone"));
    Path pinned = Files.createDirectories(copy.resolve(".krait")).resolve("venv.lock");
    String older = Files.readString(lock).replaceAll("itsdangerous==.*", "itsdangerous==2.1.2");
    Files.writeString(pinned, older);
    Shell installed = krait(copy, "install");
    assertThat(installed.exitCode()).as(installed.log()).isZero();
    assertThat(pinned).hasContent(older);
    assertThat(
            copy.resolve(".krait/venv/lib/python3.12/site-packages/itsdangerous-2.1.2.dist-info"))
        .isDirectory();
  }

  @Test
  void pythonIsTheVenvsInterpreterAndItsExitCodeIsKraits() throws Exception {
    Shell printed =
        krait(
            folder, "python", "-c", "import itsdangerous, sys; print(sys.prefix, sys.argv)", "-x");
    assertThat(printed.output())
        .isEqualTo(folder.resolve(".krait/venv").toRealPath() + " ['-c', '-x']\n");
    assertThat(krait(folder, "python", "-c", "import sys; sys.exit(7)").exitCode()).isEqualTo(7);
  }

  @Test
  void noInstallLeavesEverythingAsItIsAndSaysWhatIsMissing() throws Exception {
    writeApplication(other);
    Shell refused = krait(other, "serve", "-b", "127.0.0.1:0", "--no-install", "app");
    refused.assertRefused(3);
    assertThat(refused.log()).contains("'itsdangerous', which is not installed", "krait install");
    assertThat(other.resolve(".krait")).doesNotExist();
  }

  @Test
  void aPackageThatCannotBeHadLeavesNoVenvThatLooksComplete() throws Exception {
    Map<String, String> noIndex = Map.of("PIP_NO_INDEX", "1", "PIP_FIND_LINKS", other.toString());
    Shell missing = Shell.krait(other, noIndex, "install", "no-such-package");
    assertThat(missing.exitCode()).isEqualTo(1);
    assertThat(missing.log())
        .contains("the packages could not be installed (exit code 1):\n  | ")
        .contains("No matching distribution found for no-such-package")
        .contains("venv-install.log\"; check the package's name, its version")
        .doesNotContain("\tat ");
    assertThat(krait(other, "python", "-c", "print(1)").assertRefused(1).log())
        .contains("is unfinished", "run `krait install`");

    Map<String, String> unreachable =
        Map.of("PIP_INDEX_URL", "http://127.0.0.1:9/simple", "PIP_FIND_LINKS", "");
    Shell offline = Shell.krait(other, unreachable, "install", "itsdangerous");
    assertThat(offline.exitCode()).isEqualTo(1);
    assertThat(offline.log()).contains("the package index cannot be reached; check the network");
  }

  private static void writeApplication(Path place) throws IOException {
    Files.writeString(place.resolve("app.py"), APP);
    Files.writeString(place.resolve("requirements.txt"), "itsdangerous>=2.1\n");
  }

  private static Shell krait(Path place, String... arguments)
      throws IOException, InterruptedException {
    return Shell.krait(place, Map.of(), arguments);
  }
}
