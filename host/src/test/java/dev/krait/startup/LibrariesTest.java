package dev.krait.startup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibrariesTest {
  @TempDir private Path folder = Path.of("set by JUnit");
  private Path jar = Path.of("set before each test");

  @BeforeEach
  void makeASignedJar() throws IOException {
    jar = folder.resolve("signed.jar");
    try (FileSystem content = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectory(content.getPath("META-INF"));
      for (String file : new String[] {"MANIFEST.MF", "SIGNER.SF", "SIGNER.RSA", "LICENSE"}) {
        Files.writeString(content.getPath("META-INF", file), file);
      }
    }
  }

  @Test
  void signaturesGoAndNothingElse() throws IOException {
    new Libraries(folder).prepare();

    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      assertThat(Folders.entries(content.getPath("META-INF")))
          .extracting(file -> file.getFileName().toString())
          .containsExactly("LICENSE", "MANIFEST.MF");
    }
  }

  @Test
  void timesLostInACopyAreSetAgain() throws IOException {
    Libraries libraries = new Libraries(folder);
    libraries.prepare();
    assertThat(libraries.restoreTimes()).as("nothing to mend").isFalse();
    Files.setLastModifiedTime(jar, FileTime.from(Instant.now()));

    assertThat(libraries.restoreTimes()).isTrue();

    assertThat(Files.getLastModifiedTime(jar)).isEqualTo(Libraries.TIME);
  }
}
