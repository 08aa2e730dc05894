package dev.krait.resources;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BundleTest {
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
    Path folder = Bundle.ofKrait().unpack(cache);

    assertThat(folder).startsWith(cache);
    assertThat(files(folder)).isEqualTo(files(SOURCES));
    assertThat(folder.resolve("krait_bridge/server.py"))
        .hasSameTextualContentAs(SOURCES.resolve("krait_bridge/server.py"));
  }

  @Test
  void mendsWhatIsMissingOrCut() throws IOException {
    Path folder = Bundle.ofKrait().unpack(cache);
    Path cut = folder.resolve("krait_bridge/server.py");
    Files.writeString(cut, "def");
    Files.delete(folder.resolve("krait_bridge/body.py"));

    assertThat(Bundle.ofKrait().unpack(cache)).isEqualTo(folder);

    assertThat(cut).hasSameTextualContentAs(SOURCES.resolve("krait_bridge/server.py"));
    assertThat(files(folder)).isEqualTo(files(SOURCES));
  }

  @Test
  void manyMayUnpackAtOnce() throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      List<Future<Path>> folders =
          Stream.generate(() -> threads.submit(() -> Bundle.ofKrait().unpack(cache)))
              .limit(16)
              .toList();

      for (Future<Path> folder : folders) {
        assertThat(folder.get()).isEqualTo(folders.getFirst().get());
      }
      assertThat(files(folders.getFirst().get())).isEqualTo(files(SOURCES));
    }
  }

  @Test
  void saysWhatToDoAboutACacheThatCannotBeWritten() throws IOException {
    Path file = Files.writeString(cache.resolve("file"), "no folder");

    assertThatThrownBy(() -> Bundle.ofKrait().unpack(file))
        .isInstanceOf(ResourceException.class)
        .hasMessageContaining("\"" + file)
        .hasMessageContaining("XDG_CACHE_HOME");
  }

  @Test
  void hasWhatABuildPluginPutIntoAFolder() throws IOException {
    Path folder = Bundle.of(BundleTest.class, "GRAALPY-VFS/dev.krait/bundled").unpack(cache);

    assertThat(files(folder)).containsExactly("src/bundled.py", "venv/bin/tool", "venv/pyvenv.cfg");
    assertThat(folder.resolve("venv/bin/tool")).isExecutable();
    assertThat(Files.isExecutable(folder.resolve("src/bundled.py"))).isFalse();
  }

  @Test
  void hasFilesInItsFoldersAlone() {
    Bundle bundle = Bundle.of(BundleTest.class, "GRAALPY-VFS/dev.krait/bundled");

    assertThat(bundle.has("venv")).isTrue();
    assertThat(bundle.has("ven")).isFalse();
    assertThat(bundle.under("app").has("app/src")).isTrue();
  }

  @Test
  void saysWhatMakesAFolderThatIsMissing() {
    assertThatThrownBy(() -> Bundle.of(BundleTest.class, "GRAALPY-VFS/dev.krait/bundeld"))
        .isInstanceOf(ResourceException.class)
        .hasMessageContaining("\"GRAALPY-VFS/dev.krait/bundeld/fileslist.txt\" is not there")
        .hasMessageContaining("process-graalpy-resources");
  }

  @Test
  void saysWhichFileIsMissing() {
    assertThatThrownBy(() -> Bundle.of(BundleTest.class, "GRAALPY-VFS/dev.krait/cut"))
        .hasMessageContaining("\"GRAALPY-VFS/dev.krait/cut/src/gone.py\" is not there");
  }
}
