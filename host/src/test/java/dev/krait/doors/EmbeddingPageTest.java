package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The page on embedding, and examples in Javadoc: they run as they are written.
class EmbeddingPageTest {
  private static final Path PAGE = Path.of("docs/embedding.md");
  private static final Path SOURCES = Path.of("src/main/java/dev/krait");

  @TempDir private static Path folder = Path.of("set by JUnit");

  @TestFactory
  Stream<DynamicTest> everyProgramPrintsWhatItSays() throws IOException {
    String page = Files.readString(PAGE);
    Path shop = Files.createDirectories(folder.resolve("shop"));
    Files.writeString(shop.resolve("shop.py"), PagePrograms.blocks("python", page).getFirst());
    List<String> programs = PagePrograms.blocks("java", page);
    assertThat(programs).hasSize(6);
    return programs.stream()
        .map(program ->
            DynamicTest.dynamicTest(
                "Program" + programs.indexOf(program),
                () -> PagePrograms.run(folder, "Program" + programs.indexOf(program), program)));
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
            .flatMap(file ->
                PagePrograms.blocks("java", javadoc(SOURCES.resolve(file + ".java"))).stream())
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
