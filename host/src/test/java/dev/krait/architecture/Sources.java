package dev.krait.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The repository's source files.
final class Sources {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("krait.repository", "..")).toAbsolutePath().normalize();
  private static final List<Path> ROOTS =
      Stream.of("host/src", "integration-tests/src", "java-samples/spring-boot/src")
          .map(REPOSITORY::resolve)
          .toList();

  private Sources() {}

  /// All files whose name ends in `suffix`.
  static List<Path> endingIn(String suffix) {
    return ROOTS.stream()
        .filter(Files::exists)
        .flatMap(Sources::files)
        .filter(file -> file.toString().endsWith(suffix))
        .sorted()
        .toList();
  }

  static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String name(Path file) {
    return REPOSITORY.relativize(file).toString();
  }

  private static Stream<Path> files(Path root) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
