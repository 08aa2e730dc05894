package dev.krait.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackingTest {
  @TempDir Path cache;

  private static final Path SOURCES = Path.of("src/main/python").toAbsolutePath();

  private static List<String> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> folder.relativize(file).toString())
          .filter(name -> !name.contains("__pycache__"))
          .sorted()
          .toList();
    }
  }

  @Test
  void putsThePythonHalfIntoTheCache() throws IOException {
    Path folder = new Unpacking(cache).run();

    assertThat(folder).startsWith(cache);
    assertThat(files(folder)).isEqualTo(files(SOURCES));
    assertThat(folder.resolve("krait_bridge/server.py"))
        .hasSameTextualContentAs(SOURCES.resolve("krait_bridge/server.py"));
  }

  @Test
  void mendsWhatIsMissingOrCut() throws IOException {
    Path folder = new Unpacking(cache).run();
    Path cut = folder.resolve("krait_bridge/server.py");
    Files.writeString(cut, "def");
    Files.delete(folder.resolve("krait_bridge/body.py"));

    assertThat(new Unpacking(cache).run()).isEqualTo(folder);

    assertThat(cut).hasSameTextualContentAs(SOURCES.resolve("krait_bridge/server.py"));
    assertThat(files(folder)).isEqualTo(files(SOURCES));
  }

  @Test
  void manyMayUnpackAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Path>> folders =
          Stream.generate(() -> threads.submit(() -> new Unpacking(cache).run()))
              .limit(16)
              .toList();

      for (Future<Path> folder : folders) {
        assertThat(files(folder.get())).isEqualTo(files(SOURCES));
      }
    }
  }

  @Test
  void saysWhatToDoAboutACacheThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(cache.resolve("file"), "no folder");

    assertThatThrownBy(() -> new Unpacking(file).run())
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("\"" + file)
        .hasMessageContaining("XDG_CACHE_HOME");
  }
}
