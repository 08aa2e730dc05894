package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `krait check` as a process.
class CheckIT {
  @TempDir private Path folder = Path.of("set by JUnit");

  @Test
  void mistakesAreReportedWithTheirLines() throws Exception {
    Shell check =
        check(
            Paths.FIXTURES,
            "--request=/bad_status",
            "--request=/hop_by_hop",
            "--request=/text",
            "--request=/too_short",
            "--request=HEAD /raises",
            "--request=/raises?again",
            "--request=/cookies",
            "--request=POST /closes",
            "--request=/endless",
            "faulty:app");

    assertThat(check.exitCode()).as(check.log()).isEqualTo(1);
    assertThat(check.output())
        .contains(finding("    start_response(b\"200", "error", "status-type"))
        .contains(finding("(\"Connection\",", "error", "header-hop-by-hop"))
        .contains(finding("    yield \"text\"", "error", "block-type"))
        .contains(finding("(\"Content-Length\", \"10\")", "error", "body-too-short"))
        .contains(finding("    raise LookupError", "error", "raised"))
        .contains("\n    HEAD /raises, 2 times in all\n")
        .contains(finding("(\"Set-Cookie\",", "warning", "set-cookie-joined"))
        .contains(finding(".close()", "error", "input-closed"))
        .contains(finding("gunicorn.socket", "hint", "environ-foreign-key"))
        .endsWith("\nkrait: 9 requests, 6 errors, 1 warning, 1 hint\n");
    assertThat(check.log()).contains("krait: checking with 9 requests");
  }

  /// The finding's line up to its message, and its rule.
  private static String[] finding(String source, String level, String rule) throws IOException {
    List<String> lines = Files.readAllLines(Paths.FIXTURES.resolve("faulty.py"));
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(source)) {
        return new String[] {"faulty.py:%d: %s: ".formatted(i + 1, level), "[" + rule + "]\n"};
      }
    }
    throw new AssertionError("no such line: " + source);
  }

  @Test
  void aSampleHasNoMistakesAndItsUrlMapIsFound() throws Exception {
    Path sample = Folders.copy(Paths.SAMPLES.resolve("flask-notes"), folder.resolve("notes"));
    Shell check =
        check(
            sample,
            "--venv=" + Environments.graalpy(),
            "--env=SECRET_KEY=x",
            "--mount=/notes",
            "--format=json",
            "app:app");

    assertThat(check.exitCode()).as(check.output() + check.log()).isZero();
    assertThat(check.output().replaceAll("\\s+", " "))
        .contains("{ \"method\" : \"GET\", \"target\" : \"/\", \"status\" : 200 }")
        .contains("{ \"method\" : \"HEAD\", \"target\" : \"/export.csv\", \"status\" : 200 }")
        .contains("{ \"method\" : \"GET\", \"target\" : \"/api/notes/1\", \"status\" : 404 }")
        .contains("{ \"method\" : \"OPTIONS\", \"target\" : \"/\", \"status\" : 200 }")
        .contains("\"reason\" : \"only POST, which might change data\"")
        .contains("\"reason\" : \"no obvious value for filename\"")
        .contains("\"errors\" : 0, \"warnings\" : 0");
  }

  @Test
  void whatCannotBeLoadedIsNotChecked() throws Exception {
    Files.writeString(folder.resolve("broken.py"), "import no_such_package_at_all\n");
    Shell check = check(folder, "broken:app");

    assertThat(check.assertRefused(3).log()).contains("no_such_package_at_all");
  }

  private static Shell check(Path application, String... options)
      throws IOException, InterruptedException {
    String[] arguments = new String[options.length + 3];
    arguments[0] = "check";
    arguments[1] = "--chdir";
    arguments[2] = application.toString();
    System.arraycopy(options, 0, arguments, 3, options.length);
    return Shell.krait(Paths.REPOSITORY, Map.of(), arguments);
  }
}
