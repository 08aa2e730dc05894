package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Which Java `libexec/find-jdk.sh` finds, and what it says when there is none.
class JdkSearchIT {
  private static final Path SCRIPT =
      Paths.REPOSITORY.resolve("host/src/main/dist/libexec/find-jdk.sh");

  @TempDir private Path folder = Path.of("set by JUnit");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void hideTheMachinesOwnJava() throws IOException {
    environment.put("PATH", FakeJdk.tools(folder.resolve("tools")).toString());
    environment.put("KRAIT_JDK_SEARCH_PATH", "");
  }

  @Test
  void placesAreTriedInTheirOrder() throws Exception {
    put("KRAIT_JAVA_HOME", jdk("first", "25.0.1"));
    put("JAVA_HOME", jdk("second", "25.0.2"));
    environment.merge("PATH", jdk("third", "25.0.3") + "/bin:", (tools, bin) -> bin + tools);
    jdk("usual/fourth", "25.0.4");
    put("KRAIT_JDK_SEARCH_PATH", folder.resolve("usual"));
    assertThat(find("java").output()).isEqualTo(found("first", "25.0.1"));
    environment.remove("KRAIT_JAVA_HOME");
    assertThat(find("java").output()).isEqualTo(found("second", "25.0.2"));
    environment.put("JAVA_HOME", "");
    assertThat(find("java").output()).isEqualTo(found("third", "25.0.3"));
    put("PATH", folder.resolve("tools"));
    assertThat(find("java").output()).isEqualTo(found("usual/fourth", "25.0.4"));
  }

  @Test
  void theTestedVersionIsPreferredToANewerOne() throws Exception {
    jdk("usual/a26", "26.0.1");
    put("KRAIT_JDK_SEARCH_PATH", folder.resolve("usual"));
    assertThat(find("java").output()).isEqualTo(found("usual/a26", "26.0.1"));
    jdk("usual/b25", "25.0.1");
    jdk("usual/c27", "27-ea");
    assertThat(find("java").output()).isEqualTo(found("usual/b25", "25.0.1"));
  }

  @Test
  void aNewerJavaHomeIsRespected() throws Exception {
    put("JAVA_HOME", jdk("newer", "26"));
    put("KRAIT_JDK_SEARCH_PATH", jdk("tested", "25.0.1"));
    assertThat(find("java").output()).isEqualTo(found("newer", "26"));
  }

  @Test
  void anOldJavaHomeIsPassedOverForASuitableOneElsewhere() throws Exception {
    put("JAVA_HOME", jdk("old", "17.0.15"));
    put("KRAIT_JDK_SEARCH_PATH", jdk("usual place", "25.0.1"));
    Shell ended = find("java");
    assertThat(ended.output()).isEqualTo(found("usual place", "25.0.1"));
    assertThat(ended.log()).isEmpty();
  }

  @Test
  void aRuntimeRunsKraitButDoesNotBuildIt() throws Exception {
    put("JAVA_HOME", FakeJdk.makeRuntime(folder.resolve("jre"), "25.0.1"));
    assertThat(find("java").output()).isEqualTo(found("jre", "25.0.1"));
    Shell ended = find("javac");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.log()).contains(folder + "/jre: Java 25.0.1 without bin/javac");
  }

  @Test
  void aChosenJavaThatIsWrongIsAnErrorThoughOthersWouldDo() throws Exception {
    put("KRAIT_JAVA_HOME", jdk("chosen", "21.0.2"));
    put("JAVA_HOME", jdk("good", "25.0.1"));
    Shell ended = find("java");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.log())
        .startsWith("krait: KRAIT_JAVA_HOME names no usable JDK\n")
        .contains("\"" + folder + "/chosen\": Java 21.0.2")
        .contains("JDK 25 or newer")
        .contains("correct KRAIT_JAVA_HOME, or unset it");
  }

  @Test
  void aChosenFolderWithoutJavaIsAnError() throws Exception {
    put("KRAIT_JAVA_HOME", folder.resolve("nowhere"));
    assertThat(find("java").log()).contains("\"" + folder + "/nowhere\": no bin/java in it");
  }

  @Test
  void whatWasFoundIsListedWhenNothingIsSuitable() throws Exception {
    put("JAVA_HOME", jdk("old", "17.0.15"));
    environment.merge("PATH", ancient() + "/bin:", (tools, bin) -> bin + tools);
    jdk("usual/older", "21");
    put("KRAIT_JDK_SEARCH_PATH", folder.resolve("usual"));
    Shell ended = find("java");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.log())
        .startsWith("krait: no JDK 25 on this machine\n")
        .contains(folder + "/old: Java 17.0.15 (JAVA_HOME)\n")
        .contains(folder + "/ancient: Java 1.8.0_392 (java on PATH)\n")
        .contains(folder + "/usual/older: Java 21\n")
        .contains("needed:  JDK 25 or newer")
        .contains("apt-get install")
        .contains("set KRAIT_JAVA_HOME or JAVA_HOME to its folder");
  }

  @Test
  void aMachineWithoutJavaIsToldSo() throws Exception {
    Shell ended = find("java");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.log()).contains("no Java at all").contains("to do:   install one:");
  }

  /// Debian's Java 8 has no `release` file: it has to be asked.
  private Path ancient() throws IOException {
    Path home = folder.resolve("ancient");
    String settings = "    java.home = " + home + "\\n    java.version = 1.8.0_392\\n";
    Shell.script(home.resolve("bin/java"), "#!/bin/sh\nprintf '" + settings + "' >&2\n");
    return home;
  }

  private Path jdk(String name, String version) throws IOException {
    return FakeJdk.make(folder.resolve(name), version);
  }

  private void put(String variable, Path value) {
    environment.put(variable, value.toString());
  }

  private String found(String name, String version) {
    return folder.resolve(name) + " " + version + "\n";
  }

  private Shell find(String program) throws IOException, InterruptedException {
    String search = ". \"$0\"; krait_find_jdk \"$1\" || exit; echo \"$jdk_home $jdk_version\"";
    return Shell.run(folder, environment, "/bin/sh", "-c", search, SCRIPT.toString(), program);
  }
}
