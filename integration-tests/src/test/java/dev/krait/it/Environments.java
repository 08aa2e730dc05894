package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The virtual environments that samples and suites run in, on GraalPy and on CPython. Each is made
/// once for each content.
final class Environments {
  private static final List<String> PEERS = List.of("gunicorn==23.*", "waitress==3.*");
  private static final List<Path> SUITES = List.of(Paths.SUITES.resolve("requirements.txt"));

  private Environments() {}

  /// A GraalPy environment with what all samples require, and the stacks of middlewares.
  static Path graalpy() {
    return graalpy(sampleRequirements());
  }

  /// A GraalPy environment with what all suites require.
  static Path graalpyForSuites() {
    return graalpy(SUITES);
  }

  /// A CPython environment with the same, gunicorn and waitress.
  static Path cpython() {
    return cpython(sampleRequirements(), PEERS);
  }

  /// A CPython environment with gunicorn and waitress as `krait bench` compares with them.
  static Path peers() {
    return cpython(List.of(), List.of("gunicorn==27.0.1", "waitress==3.0.2"));
  }

  /// A CPython environment with what all suites require.
  static Path cpythonForSuites() {
    return cpython(SUITES, List.of());
  }

  /// A folder with SQLAlchemy in it, in Python alone: what it has of native code is made for
  /// CPython.
  static Path sqlalchemy() {
    List<String> packages = List.of("sqlalchemy==2.0.58", "typing-extensions==4.16.0");
    return Cache.folder(
        "sqlalchemy",
        packages.toString(),
        folder -> {
          List<String> command =
              new ArrayList<>(
                  List.of(CPython.command(), "-m", "pip", "install", "-q", "--no-deps"));
          command.addAll(List.of("--only-binary", ":all:", "--platform", "any"));
          command.addAll(List.of("--implementation", "py", "--target", folder.toString()));
          command.addAll(packages);
          Command.run(Paths.REPOSITORY, Map.of(), command);
        });
  }

  private static Path graalpy(List<Path> requirements) {
    return Cache.folder(
        "graalpy",
        graalpyVersion() + texts(requirements),
        folder -> {
          List<String> command =
              new ArrayList<>(
                  List.of(Paths.KRAIT.toString(), "install", "--venv", folder.toString()));
          command.addAll(options(requirements));
          Command.run(Paths.REPOSITORY, Map.of(), command);
        });
  }

  private static Path cpython(List<Path> requirements, List<String> packages) {
    String python = CPython.command();
    return Cache.folder(
        "cpython",
        python + packages + texts(requirements),
        folder -> {
          Path here = Paths.REPOSITORY;
          Command.run(here, Map.of(), List.of(python, "-m", "venv", folder.toString()));
          List<String> command =
              new ArrayList<>(List.of(folder.resolve("bin/pip").toString(), "install", "-q"));
          command.addAll(packages);
          command.addAll(options(requirements));
          Command.run(here, Map.of(), command);
        });
  }

  private static String graalpyVersion() {
    try (Stream<Path> jars = Files.list(Paths.DISTRIBUTION.resolve("lib"))) {
      return String.join(
          " ",
          jars.map(jar -> jar.getFileName().toString())
              .filter(name -> name.startsWith("python-"))
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException("is the distribution built?", e);
    }
  }

  private static List<Path> sampleRequirements() {
    try (Stream<Path> samples = Files.list(Paths.SAMPLES)) {
      return Stream.concat(samples, Stream.of(StackHosts.FOLDER))
          .map(folder -> folder.resolve("requirements.txt"))
          .filter(Files::exists)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> options(List<Path> requirements) {
    return requirements.stream().flatMap(file -> Stream.of("-r", file.toString())).toList();
  }

  private static String texts(List<Path> files) {
    StringBuilder texts = new StringBuilder();
    for (Path file : files) {
      try {
        texts.append(Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts.toString();
  }
}
