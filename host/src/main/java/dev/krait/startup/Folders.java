package dev.krait.startup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// Files and folders, whole.
final class Folders {
  private Folders() {}

  /// Copies a tree, with times and permissions where the source has them; also out of the JVM's own
  /// `jrt` file system.
  static void copy(Path from, Path to, CopyOption... options) throws IOException {
    Files.walkFileTree(
        from,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            Files.createDirectories(place(folder));
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
              throws IOException {
            Files.copy(file, place(file), options);
            return FileVisitResult.CONTINUE;
          }

          private Path place(Path file) {
            return to.resolve(from.relativize(file).toString());
          }
        });
  }

  static void copyKeepingAttributes(Path from, Path to) throws IOException {
    copy(from, to, StandardCopyOption.COPY_ATTRIBUTES, StandardCopyOption.REPLACE_EXISTING);
  }

  /// Removes a file or a tree; nothing happens when it is not there.
  static void delete(Path tree) throws IOException {
    if (!Files.exists(tree)) {
      return;
    }
    try (Stream<Path> all = Files.walk(tree)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }

  /// What is in a folder, by name; nothing when there is none.
  static List<Path> entries(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The jars in a folder, by name.
  static List<Path> jars(Path folder) {
    return entries(folder).stream().filter(file -> file.toString().endsWith(".jar")).toList();
  }
}
