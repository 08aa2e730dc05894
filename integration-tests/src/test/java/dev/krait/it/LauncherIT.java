package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the distribution's `bin/krait` and `bin/graalpy` give to the JVM. The distribution lies in
/// a folder whose name has a space.
class LauncherIT {
  private static final String COMPILER_OPTION = "<-XX:+EnableJVMCI>";
  private static final String INTERPRETER_OPTION = "<-XX:TieredStopAtLevel=1>";

  @TempDir private Path folder = Path.of("set by JUnit");
  private Path home = Path.of("set before each test");
  private final Map<String, String> environment = new HashMap<>();

  @BeforeEach
  void copyTheScripts() throws IOException {
    home = folder.resolve("a place/krait");
    for (String part : List.of("bin", "conf", "libexec")) {
      Folders.copy(Paths.DISTRIBUTION.resolve(part), home.resolve(part));
    }
    Files.createDirectories(home.resolve("lib/compiler"));
    environment.put("PATH", FakeJdk.tools(folder.resolve("tools")).toString());
    environment.put("KRAIT_JDK_SEARCH_PATH", "");
    useJava("25.0.1");
  }

  @Test
  void argumentsArriveAsTheyWereTyped() throws Exception {
    Shell ended = krait("serve", "a b", "*", "", "$HOME", "it's", "\\n", "-e", "K=\"v\"");
    assertThat(ended.output())
        .endsWith(
            "<dev.krait.cli.Main>\n"
                + "<serve>\n"
                + "<a b>\n"
                + "<*>\n"
                + "<>\n"
                + "<$HOME>\n"
                + "<it's>\n"
                + "<\\n>\n"
                + "<-e>\n"
                + "<K=\"v\">\n");
    assertThat(ended.log()).isEmpty();
    assertThat(ended.exitCode()).isZero();
  }

  @Test
  void theJvmGetsTheDistributionsOptionsAndLibraries() throws Exception {
    assertThat(krait("serve").output())
        .startsWith("<@" + home + "/conf/jvm.options>\n")
        .contains("<-Dkrait.home=" + home + ">\n<-cp>\n<" + home + "/lib/*>\n");
  }

  @Test
  void moreJvmOptionsAreSplitAtBlanksAndNothingElse() throws Exception {
    environment.put("KRAIT_JAVA_OPTS", "-Xmx1g -Dx=*");
    assertThat(krait("serve").output()).contains("<-Xmx1g>\n<-Dx=*>\n<-Dkrait.home=");
  }

  @ParameterizedTest(name = "krait {0} with KRAIT_JIT={1} is compiled: {2}")
  @CsvSource({
    "serve,'',true",
    "serve,off,false",
    "install,'',false",
    "python,'',false",
    "python,on,true",
    "--version,'',false",
  })
  void pythonIsCompiledWhereItPaysOff(String command, String jit, boolean compiled)
      throws Exception {
    environment.put("KRAIT_JIT", jit);
    List<String> options = krait(command).output().lines().toList();
    assertThat(options.contains(COMPILER_OPTION)).isEqualTo(compiled);
    assertThat(options.contains("<--upgrade-module-path=" + home + "/lib/compiler>"))
        .isEqualTo(compiled);
    assertThat(options.contains(INTERPRETER_OPTION)).isEqualTo(!compiled);
  }

  @Test
  void anUnknownJitSettingIsWrongUsage() throws Exception {
    environment.put("KRAIT_JIT", "fast");
    Shell ended = krait("serve");
    assertThat(ended.exitCode()).isEqualTo(2);
    assertThat(ended.log()).contains("KRAIT_JIT is \"fast\"", "\"on\" and \"off\"");
    assertThat(ended.output()).isEmpty();
  }

  @Test
  void aJavaThatCannotCompilePythonRunsItAllTheSameAndSaysSo() throws Exception {
    useJava("26.0.1");
    Shell newer = krait("serve");
    assertThat(newer.log()).contains("interpreted only", "is Java 26.0.1", "install a JDK 25");
    assertThat(newer.output()).contains("<serve>").doesNotContain(COMPILER_OPTION);
    useJava("25.0.1", "MODULES=\"java.base java.logging\"");
    Shell small = krait("serve");
    assertThat(small.log()).contains("interpreted only", "lacks the module jdk.internal.vm.ci");
    assertThat(small.output()).contains("<serve>").doesNotContain(COMPILER_OPTION);
  }

  @Test
  void aGraalVmUsesItsOwnCompiler() throws Exception {
    useJava("25.0.1", "GRAALVM_VERSION=\"25.0.1\"");
    Shell ended = krait("serve");
    assertThat(ended.log()).isEmpty();
    assertThat(ended.output()).doesNotContain(COMPILER_OPTION, INTERPRETER_OPTION);
  }

  @Test
  void itFindsItsFolderThroughLinksAndPath() throws Exception {
    Path links = Files.createDirectories(folder.resolve("links"));
    Files.createSymbolicLink(links.resolve("near"), Path.of("../a place/krait/bin/krait"));
    Files.createSymbolicLink(links.resolve("krait"), Path.of("near"));
    environment.merge("PATH", links + ":", (tools, first) -> first + tools);
    Shell ended = Shell.run(links, environment, "/bin/sh", "-c", "cd / && krait serve");
    assertThat(ended.output()).contains("<-Dkrait.home=" + home + ">");
  }

  @Test
  void graalpyKeepsTheNameItWasCalledBy() throws Exception {
    Path bin = Files.createDirectories(folder.resolve("my venv/bin"));
    Path python = bin.resolve("python");
    Files.createSymbolicLink(python, home.resolve("bin/graalpy"));
    Shell ended = Shell.run(folder, environment, python.toString(), "-c", "print(1 * 2)");
    assertThat(ended.output())
        .contains("<" + home + "/lib/*>")
        .endsWith("<--python.Executable=" + python + ">\n<-c>\n<print(1 * 2)>\n");
  }

  @Test
  void aFolderThatNoClassPathCanNameIsRefused() throws Exception {
    Path unusable = folder.resolve("a:b/krait");
    Folders.copy(home, unusable);
    Shell ended = Shell.run(folder, environment, unusable.resolve("bin/krait").toString(), "serve");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.log()).contains("\"" + unusable + "\"", "move Krait elsewhere");
  }

  @Test
  void withoutJavaNothingIsStarted() throws Exception {
    environment.remove("JAVA_HOME");
    Shell ended = krait("serve");
    assertThat(ended.exitCode()).isEqualTo(1);
    assertThat(ended.output()).isEmpty();
    assertThat(ended.log()).startsWith("krait: no JDK 25 on this machine\n");
  }

  private void useJava(String version, String... release) throws IOException {
    environment.put("JAVA_HOME", FakeJdk.make(folder.resolve("jdk"), version, release).toString());
  }

  private Shell krait(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(home.resolve("bin/krait").toString()));
    command.addAll(List.of(arguments));
    return Shell.run(folder, environment, command);
  }
}
