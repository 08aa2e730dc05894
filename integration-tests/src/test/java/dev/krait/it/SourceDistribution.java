package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Packages as their authors wrote them, with the tests that installed packages lack.
final class SourceDistribution {
  private SourceDistribution() {}

  /// A package's folder, in the version that the suites' requirements name; got from the package
  /// index the first time.
  static Path of(String name) {
    String requirement = requirement(name);
    Path folder =
        Cache.folder("source", requirement, into -> unpack(download(name, requirement, into)));
    return onlyOne(folder, Files::isDirectory);
  }

  private static String requirement(String name) {
    Path file = Paths.SUITES.resolve("requirements.txt");
    try (Stream<String> lines = Files.lines(file)) {
      return lines
          .filter(line -> line.startsWith(name + "=="))
          .findFirst()
          .orElseThrow(() -> new IllegalStateException("no " + name + "==… in " + file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path download(String name, String requirement, Path into) {
    python("pip", "download", "-q", "--no-deps", "--no-binary", name, "-d", into, requirement);
    return onlyOne(into, file -> file.toString().endsWith(".tar.gz"));
  }

  private static void unpack(Path archive) {
    python("tarfile", "-e", archive, archive.resolveSibling(""));
  }

  private static void python(Object... module) {
    Path python = Environments.cpythonForSuites().resolve("bin/python");
    Stream<Object> command = Stream.concat(Stream.of(python, "-m"), Stream.of(module));
    Command.run(Paths.REPOSITORY, Map.of(), command.map(Object::toString).toList());
  }

  private static Path onlyOne(Path folder, Predicate<Path> wanted) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(wanted).toList();
      if (found.size() != 1) {
        throw new IllegalStateException("expected one in %s, found %s".formatted(folder, found));
      }
      return found.getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
