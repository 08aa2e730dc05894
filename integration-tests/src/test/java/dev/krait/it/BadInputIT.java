package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Wrong command lines, configurations and surroundings: one message and the exit code for it.
class BadInputIT {
  @TempDir private Path folder = Path.of("set by JUnit");

  @BeforeEach
  void writeAnApplicationThatIsFine() throws IOException {
    write("good.py", "def app(environ, start_response):\n    pass\n");
  }

  static Stream<Arguments> wrongCommandLines() {
    return Stream.of(
        arguments(
            List.of("serve", "--workers", "0", "good"), "--workers: '0' is not a whole number"),
        arguments(List.of("serve", "-w", "many", "good"), "'many' is not a whole number"),
        arguments(
            List.of("serve", "--bind", "http://localhost:80", "good"), "leave out the scheme"),
        arguments(List.of("serve", "-b", "127.0.0.1:99999", "good"), "a port above 65535"),
        arguments(List.of("serve", "--chdir", "nowhere", "good"), "does not exist; name the appl"),
        arguments(List.of("serve", "--wrokers", "2", "good"), "did you mean --workers?"),
        arguments(
            List.of("serve", "--conformance", "compt", "good"),
            "'compt' is not one of strict, warn, compat; did you mean 'compat'?"),
        arguments(List.of("serve", "--config", "nowhere.toml", "good"), "does not exist; name an"),
        arguments(List.of("serve", "--workers"), "'--workers' has no value"),
        arguments(List.of("serve"), "name it, as in `krait serve app:app`"),
        arguments(List.of("serv", "good"), "unknown command 'serv'"),
        arguments(List.of("install"), "nothing to install: there is no"));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongCommandLines")
  void aWrongCommandLineIsExplained(List<String> arguments, String message) throws Exception {
    assertThat(krait(arguments.toArray(String[]::new)).assertRefused(2).log()).contains(message);
  }

  static Stream<Arguments> wrongFiles() {
    return Stream.of(
        arguments("app = \"good\"\nthreads = = 2\n", "krait.toml line 2, column "),
        arguments("app = \"good\"\napp = \"good\"\n", "is not TOML: "),
        arguments("worker = 2\n", "krait.toml line 1: 'worker' is not a known key; did you mean"),
        arguments("workers = 0\n", "krait.toml line 1, workers: '0' is not a whole number"),
        arguments("bind = 8000\n", "krait.toml line 1, bind: '8000'"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("wrongFiles")
  void aWrongConfigurationFileIsExplained(String text, String message) throws Exception {
    write("krait.toml", text);
    assertThat(krait("serve", "good").assertRefused(2).log()).contains(message);
  }

  @Test
  void allThatIsWrongIsSaidAtOnce() throws Exception {
    write("krait.toml", "thread = 2\ntimeout = \"soon\"\n");
    Map<String, String> environment = Map.of("KRAIT_LOG_LEVEL", "loud");
    Shell ended = Shell.krait(folder, environment, "serve", "--workers", "0", "-b", "*:1", "good");
    assertThat(ended.assertRefused(2).log())
        .contains("the configuration has 5 errors:")
        .contains("krait.toml line 1: 'thread' is not a known key; did you mean 'threads'?")
        .contains("krait.toml line 2, timeout: 'soon' is not")
        .contains("KRAIT_LOG_LEVEL: 'loud' is not one of")
        .contains("--workers: '0' is not", "--bind: '*:1' is not");
  }

  @Test
  void aPortInUseIsExplained() throws Exception {
    try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String address = "127.0.0.1:" + other.getLocalPort();
      assertThat(krait("serve", "--bind", address, "good:app").assertRefused(4).log())
          .contains("cannot listen on " + address + ": the port is in use", "--bind");
    }
  }

  @Test
  void anotherPythonsVenvIsRefused() throws Exception {
    write("theirs/pyvenv.cfg", "home = /usr/bin\nversion = 3.11.2\n");
    for (String[] command :
        new String[][] {{"serve", "--venv", "theirs", "good"}, {"python", "--venv", "theirs"}}) {
      assertThat(krait(command).assertRefused(1).log())
          .contains("\"" + folder.resolve("theirs") + "\"", "was made by another Python than")
          .contains("name another folder with --venv, or delete this one");
    }
  }

  @Test
  void aVenvThatCannotBeReadIsRefused() throws Exception {
    write(".krait/venv", "a file");
    assertThat(krait("serve", "-b", "127.0.0.1:0", "good").assertRefused(1).log())
        .contains("\"" + folder.resolve(".krait/venv") + "\"", "cannot be read");
  }

  @Test
  void aValidConfigurationIsSaidToBe() throws Exception {
    write("krait.toml", "app = \"nowhere:app\"\nworkers = 3\n");
    Shell ended = krait("serve", "--check-config");
    assertThat(ended.exitCode()).isZero();
    assertThat(ended.output()).isEqualTo("krait: configuration is valid\n");
    assertThat(ended.log()).isEmpty();
  }

  @Test
  void aPrintedConfigurationNamesEachValuesSourceAndCanBeReadAgain() throws Exception {
    write("krait.toml", "workers = 3\n");
    Map<String, String> environment = Map.of("KRAIT_THREADS", "7");
    Shell printed = Shell.krait(folder, environment, "serve", "--print-config", "-t", "5", "good");
    assertThat(printed.exitCode()).isZero();
    assertThat(printed.output())
        .containsPattern("(?m)^workers = 3 +# krait\\.toml")
        .containsPattern("(?m)^threads = 7 +# KRAIT_THREADS$")
        .containsPattern("(?m)^timeout = \"5\" +# ");
    write("krait.toml", printed.output());
    assertThat(krait("serve", "--print-config").output())
        .containsPattern("(?m)^threads = 7 ")
        .containsPattern("(?m)^timeout = \"5\" ");
  }

  private void write(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, text);
  }

  private Shell krait(String... arguments) throws IOException, InterruptedException {
    return Shell.krait(folder, Map.of(), arguments);
  }
}
