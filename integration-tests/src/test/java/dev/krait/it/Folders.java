package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Set;
import java.util.stream.Stream;

/// Copies samples and deletes folders.
final class Folders {
  private static final Set<String> LEFT_BEHIND =
      Set.of("__pycache__", ".krait", "instance", "staticfiles", "target");

  private Folders() {}

  /// Copies all but what running a sample where it is leaves behind; times of files stay.
  static Path copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(path -> isSource(from.relativize(path))).toList()) {
        Path copy = to.resolve(from.relativize(file).toString());
        if (Files.isDirectory(file)) {
          Files.createDirectories(copy);
        } else {
          Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isSource(Path path) {
    for (Path part : path) {
      if (LEFT_BEHIND.contains(part.toString()) || part.toString().contains(".sqlite3")) {
        return false;
      }
    }
    return true;
  }

  /// Deletes a folder and all in it, if there is one.
  static void delete(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
