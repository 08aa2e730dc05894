package dev.krait.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrecedenceTest {
  @TempDir Path folder;

  private void file(String text) throws IOException {
    Files.writeString(folder.resolve("krait.toml"), text);
  }

  private static PythonPlaces places(Path directory, Path venv) {
    return new PythonPlaces(directory, new PythonConfig(List.of(), venv, Map.of(), true));
  }

  @Test
  void aFlagWinsOverAVariableAndThatOverTheFile() throws IOException {
    file("app = \"a\"\nworkers = 2\nthreads = 2\nqueue-size = 2\n");

    InterpreterConfig config =
        Sources.in(folder)
            .variable("KRAIT_WORKERS", "3")
            .variable("KRAIT_THREADS", "3")
            .flag("threads", "4")
            .host()
            .interpreters();

    assertThat(config.queue().size()).isEqualTo(2);
    assertThat(config.workers()).isEqualTo(3);
    assertThat(config.threads()).isEqualTo(4);
  }

  @Test
  void listsReplaceEachOtherAndVariablesForTheApplicationAddUp() throws IOException {
    file("app = \"a\"\nbind = [\":1\", \":2\"]\n[env]\nA = \"file\"\nB = \"file\"\n");

    HostConfig config =
        Sources.in(folder).flag("bind", "h:3").flag("env", "B=flag").flag("env", "C=flag").host();

    assertThat(config.listen().binds()).containsExactly(new BindAddress("h", 3));
    assertThat(config.application().python().environment())
        .isEqualTo(Map.of("A", "file", "B", "flag", "C", "flag"));
  }

  @Test
  void theFileIsTheOneInTheApplicationsFolder() throws IOException {
    file("this is not read");
    Path site = Files.createDirectory(folder.resolve("site"));
    Files.writeString(site.resolve("krait.toml"), "app = \"there\"\n");

    ApplicationConfig config = Sources.in(folder).flag("chdir", "site").host().application();

    assertThat(config.specification()).isEqualTo("there");
    assertThat(config.directory()).isEqualTo(site);
  }

  @Test
  void theFileOfTheCurrentFolderMayNameTheApplicationsFolder() throws IOException {
    Path site = Files.createDirectory(folder.resolve("site"));
    file("app = \"a\"\nchdir = \"site\"\n");

    assertThat(Sources.in(folder).host().application().directory()).isEqualTo(site);
    assertThat(Sources.in(folder).places()).isEqualTo(places(site, site.resolve(".krait/venv")));
  }

  @Test
  void installingNeedsNoApplication() {
    assertThat(Sources.in(folder).flag("venv", "v").places())
        .isEqualTo(places(folder, folder.resolve("v")));
  }

  @Test
  void anEmptyVariableCountsAsNotSet() {
    HostConfig config = Sources.in(folder).flag("app", "a").variable("KRAIT_WORKERS", "").host();

    assertThat(config.interpreters().workers()).isEqualTo(1);
  }

  @Test
  void standardOutputIsNoFile() {
    assertThat(Sources.in(folder).flag("app", "a").flag("access-logfile", "-").host().log())
        .isEqualTo(new LogConfig(LogLevel.INFO, Optional.of("-")));
  }

  @Test
  void thePrintedConfigurationNamesSourcesAndSetsTheSameAgain() throws IOException {
    file("app = \"shop:make('a')\"\n");
    LoadedConfig first =
        Sources.in(folder)
            .variable("KRAIT_WORKERS", "3")
            .flag("env", "Q=\"\\ü\u0007")
            .flag("pythonpath", "lib")
            .flag("timeout", "2m")
            .flag("mount", "/shop")
            .load();

    List<String> lines =
        first.description().lines().map(line -> line.replaceAll(" +#", " #")).toList();
    assertThat(lines)
        .contains(
            "app = \"shop:make('a')\" # krait.toml line 1, app",
            "workers = 3 # KRAIT_WORKERS",
            "threads = 4 # default",
            "timeout = \"2m\" # --timeout",
            "# access-logfile is not set # default");
    file(first.description());
    assertThat(Sources.in(folder).host()).isEqualTo(first.host());
  }
}
