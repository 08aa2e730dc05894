package dev.krait.startup;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;

/// The jars of a distribution, made fit for a start-up cache: the JVM takes no class of a signed
/// jar into one, and refuses a cache when a jar's modification time is not the one it saw.
///
/// @param folder where they are
record Libraries(Path folder) {
  /// The time that all of them get; any would do that survives archives with two-second clocks.
  static final FileTime TIME = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));

  /// Removes the signatures (Bouncy Castle's, which OpenJDK does not ask for: GraalPy needs its
  /// classes for `ssl` and `hashlib`) and sets the times. A second call changes nothing.
  void prepare() throws IOException {
    for (Path jar : Folders.jars(folder)) {
      removeSignature(jar);
      Files.setLastModifiedTime(jar, TIME);
    }
  }

  /// Sets the times again, after a copy that did not keep them.
  ///
  /// @return whether any was wrong
  boolean restoreTimes() throws IOException {
    List<Path> wrong = Folders.jars(folder).stream().filter(jar -> !hasTime(jar)).toList();
    for (Path jar : wrong) {
      Files.setLastModifiedTime(jar, TIME);
    }
    return !wrong.isEmpty();
  }

  private static boolean hasTime(Path jar) {
    try {
      return Files.getLastModifiedTime(jar).toMillis() == TIME.toMillis();
    } catch (IOException _) {
      return false;
    }
  }

  private static void removeSignature(Path jar) throws IOException {
    try (FileSystem content = FileSystems.newFileSystem(jar)) {
      for (Path file : Folders.entries(content.getPath("META-INF"))) {
        if (file.toString().matches(".*\\.(SF|RSA|DSA|EC)")) {
          Files.delete(file);
        }
      }
    }
  }
}
