package dev.krait.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FolderTest {
  @TempDir Path base;
  private Path root = Path.of("set before each test");
  private Folder folder = new Folder("", root);

  @BeforeEach
  void makeFiles() throws IOException {
    root = Files.createDirectories(base.resolve("public")).toRealPath();
    folder = new Folder("/static", root);
    write("public/a.css");
    write("public/img/a b.png");
    write("public/.secret");
    write("public/.git/config");
    write("outside.txt");
    write("public2/near.txt");
    Files.createSymbolicLink(root.resolve("out.txt"), base.resolve("outside.txt"));
    Files.createSymbolicLink(root.resolve("up"), base);
    Files.createSymbolicLink(root.resolve("in.css"), Path.of("a.css"));
    Files.createSymbolicLink(root.resolve("git"), root.resolve(".git"));
    Files.createSymbolicLink(root.resolve("round"), Path.of("round"));
  }

  private void write(String name) throws IOException {
    Path file = base.resolve(name);
    Files.createDirectories(file.resolveSibling(""));
    Files.writeString(file, name);
  }

  @Test
  void coversItsPrefixOnASegmentsBoundary() {
    assertThat(folder.covers("/static/a.css")).isTrue();
    assertThat(folder.covers("/static")).isTrue();
    assertThat(folder.covers("/statics/a.css")).isFalse();
    assertThat(folder.covers("/Static/a.css")).isFalse();
    assertThat(folder.covers("/x/static/a.css")).isFalse();
  }

  @Test
  void findsFilesAndFollowsLinksThatStayInside() {
    assertThat(folder.find("/static/a.css")).contains(root.resolve("a.css"));
    assertThat(folder.find("/static/img/a b.png")).contains(root.resolve("img/a b.png"));
    assertThat(folder.find("/static/in.css")).contains(root.resolve("a.css"));
  }

  @Test
  void readsPathsAsUtf8() throws IOException {
    write("public/é.txt");
    String bytes =
        new String("é.txt".getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    assertThat(folder.find("/static/" + bytes)).contains(root.resolve("é.txt"));
    assertThat(folder.find("/static/é.txt")).isEmpty();
  }

  @Test
  void followsItsRootWhenThatIsALinkThatChanges() throws IOException {
    Path current = Files.createSymbolicLink(base.resolve("current"), root);
    Folder linked = new Folder("/static", current);
    assertThat(linked.find("/static/a.css")).contains(root.resolve("a.css"));
    Files.delete(current);
    Files.createSymbolicLink(current, base.resolve("public2"));

    assertThat(linked.find("/static/a.css")).isEmpty();
    assertThat(linked.find("/static/near.txt")).isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/img",
        "/img/",
        "/none.css",
        "/a.css/",
        "/a.css/x",
        "//a.css",
        "/./a.css",
        "/../outside.txt",
        "/../public2/near.txt",
        "/../public/a.css",
        "/img/../a.css",
        "/..;/outside.txt",
        "/..\\outside.txt",
        "/\\..\\outside.txt",
        "//etc/passwd",
        "/a.css\0",
        "/\0",
        "/a.css\n",
        "/\u00c0\u00ae\u00c0\u00ae/outside.txt",
        "/\u00ff",
        "/.secret",
        "/.git/config",
        "/git/config",
        "/out.txt",
        "/up/outside.txt",
        "/up/public/a.css/",
        "/round"
      })
  void findsNothingElse(String rest) {
    assertThat(folder.find("/static" + rest)).isEmpty();
  }
}
