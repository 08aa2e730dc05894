package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Krait on the class path of a Java program: a stock JDK, and no launcher.
class EmbedIT {
  private static final Path PROGRAMS =
      Paths.REPOSITORY.resolve("integration-tests/src/test/embedding");

  @TempDir Path folder;

  private Shell java(List<String> options, String program, String... arguments) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1"); // it ends before the other compiler would pay off
    command.add(
        "-Dlogback.configurationFile=dev/krait/cli/logback.xml"); // it has logging of its own
    command.addAll(options);
    command.addAll(List.of("-cp", Paths.DISTRIBUTION.resolve("lib") + "/*"));
    command.add(PROGRAMS.resolve(program).toString());
    command.addAll(List.of(arguments));
    return Shell.run(folder, Map.of(), command);
  }

  @Test
  void applicationsOnFlaskServeBesideAndAfterEachOther() throws Exception {
    String venv = Environments.graalpy().toString();

    Shell program = java(List.of(), "TwoShops.java", PROGRAMS.toString(), venv);

    assertThat(program.output().lines().map(String::strip).toList())
        .as(program.log())
        .containsExactly(
            "north at shop.example",
            "{\"orders\":[\"tea\"]}",
            "{\"orders\":[\"salt\"]}",
            "{\"orders\":[\"tea\",\"milk\"]}",
            "{\"orders\":[\"tea\",\"milk\",\"rum\"]}",
            "python",
            "again at localhost",
            "{\"orders\":[\"jam\"]}",
            "folder " + folder.getFileName());
    assertThat(program.exitCode()).isZero();
    assertThat(program.log().lines().filter(line -> line.contains("Graal compiler"))).hasSize(1);
  }
}
