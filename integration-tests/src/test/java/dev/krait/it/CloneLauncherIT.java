package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The `krait` at the repository root, in a clone whose `mvnw` only pretends to build.
class CloneLauncherIT {
  /// Notes each call in `calls`, waits while there is a file `hold`, fails when there is one
  /// `fail`.
  private static final String MVNW =
      """
      #!/bin/sh
      echo "$JAVA_HOME $*" >>calls
      while [ -f hold ]; do sleep 0.05; done
      if [ -f fail ]; then echo "[ERROR] Krait.java is not Java"; exit 1; fi
      mkdir -p host/target/krait/bin host/target/krait/lib
      echo built >host/target/krait-1.jar
      cp host/target/krait-1.jar host/target/krait/lib
      cat >host/target/krait/bin/krait <<'END'
      #!/bin/sh
      printf '<%s>\\n' "$@"
      exit "${EXIT:-0}"
      END
      chmod +x host/target/krait/bin/krait
      """;

  @TempDir private Path folder = Path.of("set by JUnit");
  private Path clone = Path.of("set before each test");
  private Path jdk = Path.of("set before each test");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void makeTheClone() throws IOException {
    clone = folder.resolve("my clone");
    Files.createDirectories(clone.resolve("host/src"));
    for (String part : List.of("krait", "pom.xml", "host/pom.xml", "host/src/main")) {
      Folders.copy(Paths.REPOSITORY.resolve(part), clone.resolve(part));
    }
    Shell.script(clone.resolve("mvnw"), MVNW);
    jdk = FakeJdk.make(folder.resolve("jdk"), "25.0.1");
    environment.put("KRAIT_JAVA_HOME", jdk.toString());
  }

  @Test
  void theFirstUseBuildsWithProgressOnStandardError() throws Exception {
    environment.put("EXIT", "7");
    Shell ended = krait("serve", "a b", "*");
    assertThat(ended.output()).isEqualTo("<serve>\n<a b>\n<*>\n");
    assertThat(ended.exitCode()).isEqualTo(7);
    assertThat(ended.log()).contains("krait: building Krait (first use", "krait: built in ");
    assertThat(calls()).singleElement().asString().startsWith(jdk + " ").contains("package");
  }

  @Test
  void theSecondUseDoesNotBuild() throws Exception {
    krait("serve");
    Shell second = krait("serve");
    assertThat(second.output()).isEqualTo("<serve>\n");
    assertThat(second.log()).isEmpty();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void anEditedSourceIsBuiltAgainATouchedOneIsNot() throws Exception {
    krait("serve");
    Path source = clone.resolve("host/src/main/dist/conf/jvm.options");
    Shell.run(folder, Map.of(), "touch", source.toString());
    assertThat(krait("serve").log()).isEmpty();
    Files.writeString(source, "# edited\n", StandardOpenOption.APPEND);
    assertThat(krait("serve").log()).contains("the sources have changed");
    assertThat(calls()).hasSize(2);
  }

  @Test
  void aDistributionThatMavenMadeIsUsed() throws Exception {
    Shell.run(clone, environment, "./mvnw", "verify");
    assertThat(krait("serve").log()).isEmpty();
    assertThat(calls()).hasSize(1);
  }

  @Test
  void aFailedBuildShowsWhatMavenSaid() throws Exception {
    Path fail = Files.createFile(clone.resolve("fail"));
    Shell ended = krait("serve");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.log())
        .contains("the build failed", "  | [ERROR] Krait.java is not Java\n")
        .contains("\"" + clone + "/host/target/build.log\"", "to do: mend what the log names");
    Files.delete(fail);
    assertThat(krait("serve").output()).isEqualTo("<serve>\n");
  }

  @Test
  void twoAtOnceBuildOnce() throws Exception {
    Path hold = Files.createFile(clone.resolve("hold"));
    try (Server first = start();
        Server second = start()) {
      Await.until("one waits", () -> (first.log() + second.log()).contains("waiting for process"));
      Files.delete(hold);
      assertThat(first.exitCode()).isZero();
      assertThat(second.exitCode()).isZero();
      assertThat(first.output() + second.output()).isEqualTo("<serve>\n<serve>\n");
    }
    assertThat(calls()).hasSize(1);
  }

  @Test
  void aBuildThatIsInterruptedLeavesNothingInTheWay() throws Exception {
    Path hold = Files.createFile(clone.resolve("hold"));
    try (Server interrupted = start()) {
      Await.until("Maven runs", () -> Files.exists(clone.resolve("calls")));
      interrupted.terminate();
      assertThat(interrupted.exitCode()).isEqualTo(143);
    }
    assertThat(clone.resolve("host/target/build.lock")).doesNotExist();
    Files.delete(hold);
    assertThat(krait("serve").output()).isEqualTo("<serve>\n");
  }

  @Test
  void aMissingJdkIsExplainedBeforeAnythingIsBuilt() throws Exception {
    environment.put("KRAIT_JAVA_HOME", folder.toString());
    Shell ended = krait("serve");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.log()).contains("\"" + folder + "\": no bin/java in it");
    assertThat(clone.resolve("calls")).doesNotExist();
  }

  @Test
  void itFindsItsCloneThroughALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("k"), clone.resolve("krait"));
    Shell ended = Shell.run(folder, environment, link.toString(), "serve");
    assertThat(ended.output()).isEqualTo("<serve>\n");
  }

  private List<String> calls() throws IOException {
    return Files.readAllLines(clone.resolve("calls"));
  }

  private Shell krait(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(clone.resolve("krait").toString()));
    command.addAll(List.of(arguments));
    return Shell.run(folder, environment, command);
  }

  private Server start() {
    ProcessBuilder builder = new ProcessBuilder(clone.resolve("krait").toString(), "serve");
    return Server.start(Shell.clean(builder), folder, environment, _ -> Optional.empty());
  }
}
