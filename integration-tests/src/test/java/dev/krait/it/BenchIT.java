package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `krait bench` as a process. What it measures is not looked at, only that it does.
class BenchIT {
  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void aSmokeRunMeasuresTheServersNamedAndWritesThePage() throws Exception {
    Shell bench =
        bench(
            Map.of(),
            "--quick",
            "--case",
            "simple-app",
            "--server",
            "krait",
            "wsgiref",
            "--output",
            folder.toString());

    assertThat(bench.exitCode()).as(bench.log()).isZero();
    assertThat(bench.output())
        .contains("simple_app, requests/s")
        .containsPattern("(?m)^ +Krait +[\\d,]+$")
        .containsPattern("(?m)^ +wsgiref +([\\d,]+ +Krait [\\d.]+ ×|none: .*)$")
        .containsPattern("(?m)^10 +.*not measured")
        .contains("A smoke run");
    assertThat(bench.log()).contains("simple-app: Krait, warm-up; ", "round 1 of 1", " to go");
    assertThat(Files.readString(folder.resolve("performance.md")))
        .contains("| simple_app, requests/s | Krait |", "A smoke run");
    assertThat(folder.resolve("performance.svg")).isNotEmptyFile();
  }

  @Test
  void wrongNamesAndFoldersAreRefusedAtOnce() throws Exception {
    assertThat(bench(Map.of(), "--server", "gunicron").assertRefused(2).log())
        .contains("'gunicron'", "did you mean gunicorn?");
    assertThat(bench(Map.of(), "--case", "speed").assertRefused(2).log()).contains("flask-hello");
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(bench(Map.of(), "--output", file.toString()).assertRefused(2).log())
        .contains("cannot write to the output folder");
  }

  @Test
  void withoutWrkItSaysHowToGetIt() throws Exception {
    Path programs = Files.createDirectory(folder.resolve("bin"));
    for (String program : List.of("readlink", "env", "sed", "cat", "uname", "dirname")) {
      Shell.script(programs.resolve(program), "#!/bin/sh\nexec /usr/bin/" + program + " \"$@\"\n");
    }
    Shell refused =
        bench(Map.of("PATH", programs.toString()), "--case", "simple-app", "--server", "krait");

    assertThat(refused.assertRefused(1).log())
        .contains("cannot run \"wrk\"", "apt-get install wrk");
  }

  private Shell bench(Map<String, String> environment, String... options)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of("bench"));
    arguments.addAll(List.of(options));
    return Shell.krait(folder, environment, arguments.toArray(String[]::new));
  }
}
