package dev.krait.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallFailureTest {
  @TempDir Path folder;

  private FakeDistribution python;
  private Path root;
  private PythonEnvironment environment;

  @BeforeEach
  void makeEnvironment() {
    python = FakeDistribution.in(folder.resolve("krait"), "25.0.3");
    root = folder.resolve("venv");
    environment = new PythonEnvironment(root, python.home());
  }

  private void install(String... packages) {
    environment.install(
        new InstallRequest(List.of(), List.of(packages)), folder, new RecordedProgress());
  }

  @Test
  void showsTheEndOfPipsOutputWithoutItsNoiseAndWhatToDo() {
    python.beforePipInstalls(
        """
        echo "WARNING: Retrying (Retry(total=0)) after connection broken by 'X': /python/wheels/flsk/"
        echo "ERROR: Could not find a version that satisfies the requirement flsk (from versions: none)"
        echo "ERROR: No matching distribution found for flsk"
        exit 1
        """);

    assertThatThrownBy(() -> install("flsk"))
        .isInstanceOf(PackagesException.class)
        .hasMessage(
            """
            the packages could not be installed (exit code 1):
              | Collecting flsk
              | ERROR: Could not find a version that satisfies the requirement flsk (from versions: none)
              | ERROR: No matching distribution found for flsk
            the whole log is "%s"; check the package's name, its version, and whether that fits `krait python --version`\
            """
                .formatted(folder.resolve("venv-install.log")));
    assertThat(folder.resolve("venv-install.log")).content().contains("WARNING: Retrying", "$ ");
  }

  @Test
  void saysWhenTheIndexCannotBeReached() {
    python.beforePipInstalls(
        """
        echo "WARNING: Retrying (Retry(total=0)) after connection broken by 'X': /simple/flask/"
        echo "ERROR: No matching distribution found for flask (from versions: none)"
        exit 1
        """);

    assertThatThrownBy(() -> install("flask"))
        .hasMessageEndingWith(
            "the package index cannot be reached; check the network, or set PIP_INDEX_URL,"
                + " HTTPS_PROXY or PIP_FIND_LINKS as pip's manual says");
  }

  @Test
  void saysWhenAPackageCannotBeCompiled() {
    python.beforePipInstalls("echo 'error: subprocess-exited-with-error'; exit 1");

    assertThatThrownBy(() -> install("numpy")).hasMessageContaining("install a C compiler");
  }

  @Test
  void aFailedAdditionLeavesAWorkingEnvironmentAlone() {
    install("flask");
    python.beforePipInstalls("exit 1");

    assertThatThrownBy(() -> install("flsk")).isInstanceOf(PackagesException.class);
    assertThat(environment.state()).isEqualTo(VenvState.READY);
    install("flask");
  }

  @Test
  void aHalfFilledEnvironmentIsMadeAnew() {
    install("flask");
    python.whilePipInstalls("exit 1");

    assertThatThrownBy(() -> install("bottle")).isInstanceOf(PackagesException.class);
    assertThat(environment.state()).isEqualTo(VenvState.UNFINISHED);
    assertThatThrownBy(environment::python).hasMessageContaining("an install was interrupted");

    python.whilePipInstalls("");
    python.calls();
    install("bottle");
    assertThat(environment.state()).isEqualTo(VenvState.READY);
    assertThat(python.calls()).first().asString().startsWith("-m venv");
  }

  @Test
  void anEnvironmentThatCouldNotBeMadeIsNotUsable() throws IOException {
    Files.writeString(python.home().resolve("bin/graalpy"), "#!/bin/sh\necho broken\nexit 3\n");

    assertThatThrownBy(() -> install("flask"))
        .hasMessageStartingWith(
            "the virtual environment could not be made (exit code 3):\n  | broken\n");
    assertThat(environment.state()).isEqualTo(VenvState.UNFINISHED);
  }

  @Test
  void anotherPythonsEnvironmentIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(root.resolve("bin"));
    Files.writeString(root.resolve("pyvenv.cfg"), "home = /usr/bin\n");

    assertThatThrownBy(() -> install("flask"))
        .hasMessage(
            "the virtual environment \"%s\" is not usable: it was made by another Python than"
                + " GraalPy; name another folder with --venv, or delete this one and run `krait"
                + " install`",
            root);
    assertThat(root.resolve("pyvenv.cfg")).exists();
  }

  @Test
  void aFolderOfSomethingElseIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve("thesis.txt"), "");

    assertThatThrownBy(() -> install("flask")).hasMessageContaining("has no pyvenv.cfg");
    assertThatThrownBy(environment::state).isInstanceOf(PackagesException.class);
    assertThat(root.resolve("thesis.txt")).exists();
  }

  @Test
  void anUnreadableEnvironmentIsRefused() throws IOException {
    Files.createDirectories(root.resolve("pyvenv.cfg"));

    assertThatThrownBy(environment::state)
        .isInstanceOf(PackagesException.class)
        .hasMessageContaining("has a pyvenv.cfg that cannot be read");
  }

  @Test
  void aFileInTheEnvironmentsPlaceIsRefused() throws IOException {
    Files.writeString(root, "");

    assertThatThrownBy(environment::state)
        .hasMessageContaining("cannot be read (java.nio.file.NotDirectoryException");
  }

  @Test
  void aMissingRequirementsFileIsNamedBeforeAnythingIsMade() {
    InstallRequest request = new InstallRequest(List.of(folder.resolve("no.txt")), List.of());

    assertThatThrownBy(() -> environment.install(request, folder, new RecordedProgress()))
        .hasMessageContaining(folder.resolve("no.txt") + "\" cannot be read (NoSuchFile");
    assertThat(environment.state()).isEqualTo(VenvState.ABSENT);
  }

  @Test
  void aDistributionWithoutPythonSaysSo() {
    environment = new PythonEnvironment(root, folder.resolve("nowhere"));

    assertThatThrownBy(() -> install("flask"))
        .hasMessageContaining("this Krait distribution is incomplete");
  }

  @Test
  void aSecondInstallWaitsForTheFirst() throws IOException {
    Process other = LockHolder.start(folder.resolve("venv-install.log"));
    RecordedProgress progress =
        new RecordedProgress() {
          @Override
          public void step(String what) {
            super.step(what);
            if (what.startsWith("waiting")) {
              LockHolder.letGo(other);
            }
          }
        };

    environment.install(new InstallRequest(List.of(), List.of("flask")), folder, progress);

    assertThat(progress.steps())
        .startsWith("waiting for another install into the same environment");
    assertThat(environment.state()).isEqualTo(VenvState.READY);
  }
}
