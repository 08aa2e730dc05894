package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The page on embedding, and examples in Javadoc: they run as they are written.
class EmbeddingPageTest {
  private static final Path PAGE = Path.of("docs/embedding.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/krait");
  private static final Pattern EXPECTED = Pattern.compile("IO\\.println\\(.*\\); // (.+)");

  @TempDir private static Path folder = Path.of("set by JUnit");

  private static List<String> blocks(String language, String page) {
    return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  @TestFactory
  Stream<DynamicTest> everyProgramPrintsWhatItSays() throws IOException {
    String page = Files.readString(PAGE);
    Path shop = Files.createDirectories(folder.resolve("shop"));
    Files.writeString(shop.resolve("shop.py"), blocks("python", page).getFirst());
    List<String> programs = blocks("java", page);
    assertThat(programs).hasSize(5);
    return programs.stream()
        .map(program ->
            DynamicTest.dynamicTest(
                "Program" + programs.indexOf(program),
                () -> run("Program" + programs.indexOf(program), program)));
  }

  private static void run(String name, String program) throws Exception {
    Path source = folder.resolve(name + ".java");
    String placed = program.replace("Path.of(\"shop\")", "Path.of(\"" + folder + "/shop\")");
    Files.writeString(
        source,
        placed.replace("IO.println(", "SAID.add(\"\" + ")
            + """

            public static final java.util.List<String> SAID = new java.util.ArrayList<>();
            """);
    int failed =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-d", folder.toString(), source.toString());
    assertThat(failed).isZero();
    try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toUri().toURL()})) {
      Class<?> type = loader.loadClass(name);
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Method main = type.getDeclaredMethod("main");
      main.setAccessible(true);
      main.invoke(constructor.newInstance());
      Field output = type.getField("SAID");
      output.setAccessible(true);
      List<?> said = (List<?>) output.get(null);
      List<String> expected =
          EXPECTED.matcher(program).results().map(found -> found.group(1)).toList();
      assertThat(expected).isNotEmpty();
      for (int i = 0; i < expected.size(); i++) {
        assertThat(said.get(i).toString())
            .endsWith(expected.get(i).replaceFirst("^\\.\\.\\. ", ""));
      }
    }
  }

  /// Their lines are those of programs on the page, so that they compile as well.
  @Test
  void examplesInJavadocAreOnThePage() throws IOException {
    String page = squeezed(Files.readString(PAGE));
    List<String> examples =
        Stream.of(
                "client/WsgiClient",
                "embed/WsgiApplication",
                "listener/WsgiHttpHandler",
                "servlet/WsgiServlet",
                "servlet/WsgiFilter")
            .flatMap(file -> blocks("java", javadoc(SOURCES.resolve(file + ".java"))).stream())
            .toList();

    assertThat(examples).hasSize(5);
    assertThat(examples).allSatisfy(example -> assertThat(page).contains(squeezed(example)));
  }

  private static String javadoc(Path file) {
    try {
      return Files.readString(file).replaceAll("(?m)^\\s*///? ?", "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String squeezed(String text) {
    return text.replaceAll("\\s+", " ").strip();
  }
}
