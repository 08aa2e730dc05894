package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxFilesTest {
  private static final Set<OpenOption> READ = Set.of(StandardOpenOption.READ);
  private static final Set<OpenOption> WRITE =
      Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE);

  @TempDir Path temporary;
  private Path base = Path.of("set before each test");
  private SandboxFiles files = new SandboxFiles(base, List.of(), List.of());

  @BeforeEach
  void makeFiles() throws IOException {
    base = temporary.toRealPath();
    Path app = Files.createDirectories(base.resolve("app"));
    Path data = Files.createDirectories(app.resolve("data"));
    Files.createDirectories(base.resolve("application"));
    Files.writeString(base.resolve("application/near"), "secret");
    Files.writeString(base.resolve("secret"), "secret");
    Files.writeString(app.resolve("own"), "own");
    Files.writeString(data.resolve("mine"), "mine");
    Files.createSymbolicLink(app.resolve("out"), base.resolve("secret"));
    Files.createSymbolicLink(app.resolve("in"), Path.of("own"));
    Files.createSymbolicLink(app.resolve("up"), base);
    Files.createSymbolicLink(app.resolve("round"), Path.of("round"));
    Files.createSymbolicLink(data.resolve("dangling"), base.resolve("new"));
    files = new SandboxFiles(app, List.of(app), List.of(data));
  }

  private String read(String path) throws IOException {
    try (SeekableByteChannel channel = files.newByteChannel(Path.of(path), READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(100);
      int count = channel.read(bytes);
      return new String(bytes.array(), 0, count, StandardCharsets.UTF_8);
    }
  }

  @Test
  void readsWhatIsInside() throws IOException {
    assertThat(read("own")).isEqualTo("own");
    assertThat(read("./data/../in")).isEqualTo("own");
    assertThat(read("up/app/own")).isEqualTo("own");
    assertThat(read(base + "/app/data/mine")).isEqualTo("mine");
    assertThatThrownBy(() -> read("missing")).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> read("missing/x")).isInstanceOf(NoSuchFileException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "out",
        "up/secret",
        "../secret",
        "data/../../secret",
        "../application/near",
        "up/missing",
        "../missing",
        "../missing/x",
        "/etc/passwd",
        "/proc/self/environ",
        "/dev/null",
        "/",
        "..",
        "up",
        "data/dangling",
        "up/app/../secret"
      })
  void refusesWhatIsOutsideWhetherItIsThereOrNot(String path) {
    assertThatThrownBy(() -> read(path)).isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> files.checkAccess(Path.of(path), Set.of(AccessMode.READ)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.readAttributes(Path.of(path), "size"))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.toRealPath(Path.of(path)))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.newDirectoryStream(Path.of(path), _ -> true))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void listsUnderTheNameThatWasAskedFor() throws IOException {
    List<Path> names = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        files.newDirectoryStream(Path.of("up/app"), path -> !path.endsWith("own"))) {
      entries.forEach(names::add);
    }

    assertThat(names).contains(Path.of("up/app/data"), Path.of("up/app/in"));
    assertThat(names).doesNotContain(Path.of("up/app/own"));
  }

  @Test
  void aLinkIsSeenWithoutBeingFollowed() throws IOException {
    assertThat(files.readAttributes(Path.of("out"), "isSymbolicLink", LinkOption.NOFOLLOW_LINKS))
        .containsEntry("isSymbolicLink", true);
    assertThat(files.readSymbolicLink(Path.of("out"))).isEqualTo(base.resolve("secret"));
  }

  @Test
  void changesWhatIsWritable() throws IOException {
    files.newByteChannel(Path.of("data/new"), WRITE).close();
    files.createDirectory(Path.of("data/folder"));
    files.move(Path.of("data/new"), Path.of("data/folder/x"), StandardCopyOption.ATOMIC_MOVE);
    files.setAttribute(Path.of("data/folder/x"), "posix:permissions", Set.of());
    files.delete(Path.of("data/folder/x"));
    files.delete(Path.of("data/folder"));
    files.delete(Path.of("data/dangling"));

    assertThat(base.resolve("app/data")).isDirectoryNotContaining(path -> !path.endsWith("mine"));
    assertThat(files.getTempDirectory()).isEqualTo(base.resolve("app/data"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"own", "new", "../new", "data/../new", "data/dangling", "up/new", "data/../../x"})
  void changesNothingElse(String path) {
    assertThatThrownBy(() -> files.newByteChannel(Path.of(path), WRITE))
        .isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> files.newByteChannel(Path.of(path), Set.of(StandardOpenOption.APPEND)))
        .isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> files.checkAccess(Path.of(path), Set.of(AccessMode.WRITE)))
        .isInstanceOf(FileSystemException.class);
    assertThatThrownBy(() -> files.move(Path.of("data/mine"), Path.of(path)))
        .isInstanceOf(FileSystemException.class);
    assertThat(base.resolve("new")).doesNotExist();
    assertThat(base.resolve("app/data/mine")).exists();
  }

  @Test
  void neitherMakesNorMovesLinks() {
    Path link = Path.of("data/link");
    assertThatThrownBy(() -> files.createSymbolicLink(link, Path.of("mine")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.createLink(link, Path.of("data/mine")))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.move(Path.of("data/dangling"), link))
        .isInstanceOf(AccessDeniedException.class);
    assertThatThrownBy(() -> files.delete(Path.of("data")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void staysInside() {
    assertThatThrownBy(() -> files.setCurrentWorkingDirectory(base))
        .isInstanceOf(SecurityException.class);
    files.setCurrentWorkingDirectory(base.resolve("app/data"));
    assertThat(files.toAbsolutePath(Path.of("mine"))).isEqualTo(base.resolve("app/data/mine"));
  }
}
