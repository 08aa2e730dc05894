package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The runtime image and the start-up caches, as a build leaves them and `krait train` makes them.
class StartupIT {
  private static final Path RUNTIME = Paths.DISTRIBUTION.resolve("runtime/bin/java");
  private static final String APPLICATION =
      """
      def application(environ, start_response):
          start_response("200 OK", [("Content-Type", "text/plain")])
          return [b"trained\\n"]
      """;

  @TempDir private Path folder = Path.of("set by JUnit");

  private Server serve(Path krait) {
    ProcessBuilder builder =
        new ProcessBuilder(krait.toString(), "serve", "--bind", "127.0.0.1:0", "small");
    return Server.start(builder, folder, Map.of(), Server::readyLine);
  }

  private void writeApplication(String text) throws IOException {
    Files.writeString(folder.resolve("small.py"), text);
  }

  private static List<String> commandLine(Server server) {
    return List.of(server.process().info().arguments().orElseThrow());
  }

  @Test
  void aStartUsesTheImageAndTheCacheOfTheBuild() throws Exception {
    writeApplication(APPLICATION);
    try (Server server = serve(Paths.KRAIT)) {
      assertThat(server.address()).isNotNull();
      assertThat(server.process().info().command()).contains(RUNTIME.toRealPath().toString());
      assertThat(commandLine(server))
          .contains("-XX:AOTCache=" + Paths.DISTRIBUTION.resolve("lib/krait.aot"));
      assertThat(server.output()).startsWith("krait: serving small on ");
      assertThat(server.log()).doesNotContain("this start");
    }
  }

  @Test
  void aCopyWithoutFileTimesIsMendedAtItsFirstStart() throws Exception {
    writeApplication(APPLICATION);
    Path copy = folder.resolve("copy of krait");
    Folders.copy(Paths.DISTRIBUTION, copy);
    try (Stream<Path> jars = Files.list(copy.resolve("lib"))) {
      for (Path jar : jars.filter(file -> file.toString().endsWith(".jar")).toList()) {
        Files.setLastModifiedTime(jar, FileTime.from(Instant.parse("2020-02-02T00:00:00Z")));
      }
    }

    try (Server first = serve(copy.resolve("bin/krait"))) {
      assertThat(first.address()).isNotNull();
      assertThat(first.output()).startsWith("krait: serving small on ");
      assertThat(first.log()).contains("does not fit", "which are mended now");
    }
    try (Server second = serve(copy.resolve("bin/krait"))) {
      assertThat(second.address()).isNotNull();
      assertThat(second.log()).doesNotContain("does not fit");
    }
  }

  @Test
  void anApplicationsOwnCacheIsPreferred() throws Exception {
    writeApplication(APPLICATION);
    Shell trained = Shell.run(folder, Map.of(), Paths.KRAIT.toString(), "train", "small");
    assertThat(trained.exitCode()).as(trained.log()).isZero();
    assertThat(trained.log()).contains("training: sending requests", "start-up cache for this");

    try (Server server = serve(Paths.KRAIT)) {
      assertThat(server.address()).isNotNull();
      assertThat(commandLine(server))
          .anyMatch(option -> option.matches("-XX:AOTCache=.*/\\.krait/krait-[0-9a-f]{16}\\.aot"));
      assertThat(server.log()).doesNotContain("does not fit");
    }
  }

  @Test
  void trainingABrokenApplicationFailsWithItsOwnWords() throws Exception {
    writeApplication("import no_such_module\n");
    Shell trained = Shell.run(folder, Map.of(), Paths.KRAIT.toString(), "train", "small");

    assertThat(trained.exitCode()).isEqualTo(1);
    assertThat(trained.log())
        .contains("no start-up cache was made", "exit code 3", "no_such_module")
        .doesNotContain("\tat ");
    try (Stream<Path> left = Files.list(folder.resolve(".krait"))) {
      assertThat(left.filter(file -> file.toString().endsWith(".aot"))).isEmpty();
    }
  }
}
