package dev.krait.doors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// The page on services, calls and databases: its programs run as they are written.
class JavaServicesPageTest {
  private static final List<String> PROGRAMS = List.of("Services", "Functions", "Databases");

  @TempDir private static Path folder = Path.of("set by JUnit");

  @TestFactory
  Stream<DynamicTest> everyProgramPrintsWhatItSays() throws IOException {
    String page = Files.readString(Path.of("docs/java-services.md"));
    Path shop = Files.createDirectories(folder.resolve("shop"));
    List<String> modules = PagePrograms.blocks("python", page);
    Files.writeString(shop.resolve("shop.py"), modules.getFirst());
    Files.writeString(shop.resolve("pricing.py"), modules.getLast());
    List<String> programs = PagePrograms.blocks("java", page);
    assertThat(programs).hasSameSizeAs(PROGRAMS);
    return PROGRAMS.stream()
        .map(name ->
            DynamicTest.dynamicTest(
                name, () -> PagePrograms.run(folder, name, programs.get(PROGRAMS.indexOf(name)))));
  }
}
