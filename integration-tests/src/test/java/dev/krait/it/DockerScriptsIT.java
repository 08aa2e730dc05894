package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the Dockerfile does, without Docker: its scripts, run here.
class DockerScriptsIT {
  private static final Path DOCKER = Paths.REPOSITORY.resolve("docker");

  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void theImageServesItsSampleUntilItIsStopped() throws Exception {
    Path built = folder.resolve("opt krait");
    Shell build = docker(Map.of("KRAIT_DIST", Paths.DISTRIBUTION.toString()), "build", "" + built);
    assertThat(build.exitCode()).as(build.log()).isZero();
    assertThat(built.resolve("bin/krait")).isExecutable();
    assertThat(built.resolve(".built")).doesNotExist();

    Path app = Folders.copy(Paths.SAMPLES.resolve("hello"), folder.resolve("app"));
    Map<String, String> image =
        Map.of("KRAIT_DIST", "" + built, "KRAIT_CHDIR", "" + app, "PORT", "0", "KRAIT_JIT", "off");
    assertThat(docker(image, "install").exitCode()).isZero();
    Map<String, String> port;
    try (Server server = run(image, defaultArguments())) {
      port = Map.of("PORT", "" + server.port());
      assertThat(RawHttp.get(server.port(), "/").status()).isEqualTo(200);
      Shell healthy = docker(port, "healthcheck");
      assertThat(healthy.exitCode()).as(healthy.output()).isZero();
      server.terminate();
      assertThat(server.exitCode()).as(server.log()).isZero();
      assertThat(server.address().getHost()).isEqualTo("0.0.0.0");
    }
    Shell gone = docker(port, "healthcheck");
    assertThat(gone.exitCode()).isEqualTo(1);
    assertThat(gone.output()).contains("does not answer");
  }

  @Test
  void aServerThatFailsOrIsSilentIsUnhealthy() throws Exception {
    assertThat(healthOf("HTTP/1.1 503 Service Unavailable\r\n\r\n", 60).output())
        .contains("/ready answered 503 Service Unavailable");
    assertThat(healthOf("SSH-2.0-OpenSSH\r\n", 60).output()).contains("does not answer in HTTP");
    assertThat(healthOf("", 1).output()).contains("does not answer within 1 s");
    assertThat(healthOf("HTTP/1.1 404 Not Found\r\n\r\n", 60).exitCode()).isZero();
  }

  @Test
  void buildingGoesIntoNewFoldersOnly() throws Exception {
    Map<String, String> built = Map.of("KRAIT_DIST", Paths.DISTRIBUTION.toString());
    Files.writeString(folder.resolve("mine"), "precious");
    Shell full = docker(built, "build", folder.toString());
    assertThat(full.exitCode()).isEqualTo(2);
    assertThat(full.log()).contains("\"" + folder + "\" is not empty");
    assertThat(docker(built, "build").exitCode()).isEqualTo(2);
    Path target = folder.resolve("new");
    Shell none = docker(Map.of("KRAIT_DIST", folder.toString()), "build", target.toString());
    assertThat(none.exitCode()).isEqualTo(1);
    assertThat(none.log()).contains("holds no distribution");
    assertThat(target).doesNotExist();
  }

  @Test
  void whatTheUserSaysWinsOverTheImagesDefaults() throws Exception {
    Shell.script(
        folder.resolve("bin/krait"),
        FakeJdk.PRINT_ARGUMENTS + "echo \"$KRAIT_BIND in $KRAIT_CHDIR\"\n");
    String home = folder.toString();
    Map<String, String> image = Map.of("KRAIT_DIST", home, "PORT", "81");
    assertThat(docker(image, "run", "a b").output())
        .isEqualTo("<serve>\n<a b>\n0.0.0.0:81 in /app\n");
    Map<String, String> changed =
        Map.of("KRAIT_DIST", home, "PORT", "81", "KRAIT_BIND", ":1", "KRAIT_CHDIR", "/x");
    assertThat(docker(changed, "run").output()).isEqualTo("<serve>\n:1 in /x\n");
  }

  @Test
  void requirementsAreInstalledWhenTheImageIsMade() throws Exception {
    Shell.script(folder.resolve("bin/krait"), FakeJdk.PRINT_ARGUMENTS);
    Files.writeString(folder.resolve("requirements.txt"), "flask\n");
    Map<String, String> image = Map.of("KRAIT_DIST", "" + folder, "KRAIT_CHDIR", "" + folder);
    assertThat(docker(image, "install").output()).isEqualTo("<install>\n");
  }

  @Test
  void theImageIsMadeInStagesAndRunsWithoutPrivileges() throws Exception {
    List<String> lines = Files.readAllLines(Paths.REPOSITORY.resolve("Dockerfile"));
    assertThat(lines).filteredOn(line -> line.startsWith("FROM ")).hasSizeGreaterThan(1);
    assertThat(lines).filteredOn(line -> line.startsWith("HEALTHCHECK ")).hasSize(1);
    List<String> users = lines.stream().filter(line -> line.startsWith("USER ")).toList();
    assertThat(users).isNotEmpty();
    assertThat(users.getLast()).isNotIn("USER root", "USER 0");
    assertThat(lines.indexOf(users.getLast())).isLessThan(indexOf(lines, "ENTRYPOINT "));
    assertThat(lines.lastIndexOf(users.getLast())).isGreaterThan(indexOf(lines, "COPY --from="));
  }

  private static int indexOf(List<String> lines, String start) {
    return lines.indexOf(
        lines.stream().filter(line -> line.startsWith(start)).findAny().orElse(""));
  }

  /// The Dockerfile's CMD.
  private static List<String> defaultArguments() throws IOException {
    String text = Files.readString(Paths.REPOSITORY.resolve("Dockerfile"));
    Matcher command = Pattern.compile("(?m)^CMD \\[(.*)]$").matcher(text);
    assertThat(command.find()).isTrue();
    Matcher argument = Pattern.compile("\"([^\"]*)\"").matcher(command.group(1));
    return argument.results().map(result -> result.group(1)).toList();
  }

  private Server run(Map<String, String> environment, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(DOCKER.resolve("run.sh").toString()));
    command.addAll(arguments);
    ProcessBuilder builder = Shell.clean(new ProcessBuilder(command));
    return Server.start(builder, folder, environment, Server::readyLine);
  }

  private Shell docker(Map<String, String> environment, String script, String... arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(DOCKER.resolve(script + ".sh").toString()));
    command.addAll(List.of(arguments));
    return Shell.run(folder, environment, command);
  }

  /// Asks a server that answers with this text, and with nothing more while it is asked.
  private Shell healthOf(String answer, int seconds) throws IOException, InterruptedException {
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread server = Thread.ofVirtual().start(() -> answer(listener, answer));
      Shell ended =
          docker(
              Map.of(
                  "PORT", "" + listener.getLocalPort(),
                  "KRAIT_HEALTH_PATH", "/ready",
                  "KRAIT_HEALTH_LIMIT", "" + seconds),
              "healthcheck");
      server.join();
      return ended;
    }
  }

  private static void answer(ServerSocket listener, String text) {
    try (Socket client = listener.accept()) {
      client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // the client is gone
    }
  }
}
