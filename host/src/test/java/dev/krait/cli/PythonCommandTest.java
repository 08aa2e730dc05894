package dev.krait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonCommandTest {
  @TempDir Path folder;

  private CommandRun krait;

  @BeforeEach
  void makeApplication() {
    krait =
        CommandRun.in(
            folder,
            """
            { printf '%s\\n' "$PWD" "$SECRET" "$PYTHONPATH"; printf '<%s>' "$@"; echo; } >"FOLDER/said"
            exit 7
            """
                .replace("FOLDER", folder.toString()));
  }

  private List<String> said() throws IOException {
    return Files.readAllLines(folder.resolve("said"));
  }

  @Test
  void everyArgumentAndTheExitCodeArePassedOn() throws IOException {
    assertThat(krait.run("python", "-m", "pip", "--version", "-h", "").exitCode()).isEqualTo(7);
    assertThat(said()).last().isEqualTo("<-m><pip><--version><-h><>");

    krait.run("python", "manage.py", "--chdir", "x", "--venv=y", "-w");
    assertThat(said()).last().isEqualTo("<manage.py><--chdir><x><--venv=y><-w>");

    krait.run("python");
    assertThat(said()).last().isEqualTo("<>");
  }

  @Test
  void itRunsInTheApplicationsFolderWithItsEnvironment() throws IOException {
    krait.file("site/krait.toml", "pythonpath = \"lib\"\n[env]\nSECRET = \"s\"\n");

    krait.run("python", "--chdir", "site", "--help");

    Path site = krait.folder().resolve("site");
    assertThat(said())
        .containsExactly(site.toString(), "s", site.resolve("lib").toString(), "<--help>");
  }

  @Test
  void anEnvironmentThatIsNamedMustExist() {
    CommandRun.Result result = krait.run("python", "--venv", "none", "x.py");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("/none\" does not exist; run `krait install`");
  }
}
