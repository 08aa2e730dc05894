package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The sample `java-samples/one-jar`, built as its users build theirs: by Maven, with Krait's jar
/// from a repository. What the build keeps, Python packages above all, is kept for each `pom.xml`.
final class OneJar {
  private static final Path SOURCE = Paths.REPOSITORY.resolve("java-samples/one-jar");
  private static final String VERSION = "0.1.0-SNAPSHOT";

  private OneJar() {}

  /// Builds it.
  ///
  /// @return the jar
  static Path jar() {
    Path folder = Cache.folder("shop", read(SOURCE.resolve("pom.xml")), OneJar::buildIn);
    buildIn(folder);
    return folder.resolve("target/shop.jar");
  }

  private static void buildIn(Path folder) {
    Folders.delete(folder.resolve("src"));
    copy(SOURCE, folder);
    Path repository = repository(folder.resolve("target/repository"));
    Command.run(
        folder,
        Map.of(
            "JAVA_HOME",
            System.getProperty("java.home"),
            "JAVA_TOOL_OPTIONS", // pip ends before the optimising compiler pays off
            "-XX:TieredStopAtLevel=1",
            "PIP_RETRIES",
            "0"),
        List.of(
            Paths.REPOSITORY.resolve("mvnw").toString(),
            "-B",
            "-q",
            "-Dmaven.repo.local.tail=" + repository,
            "package"));
  }

  /// Krait as `mvn install` leaves it.
  private static Path repository(Path folder) {
    Path group = folder.resolve("dev/krait");
    put(Paths.REPOSITORY.resolve("pom.xml"), group, "krait-parent", ".pom");
    put(Paths.REPOSITORY.resolve("host/pom.xml"), group, "krait", ".pom");
    put(Paths.DISTRIBUTION.resolve("lib/krait-" + VERSION + ".jar"), group, "krait", ".jar");
    return folder;
  }

  private static void put(Path file, Path group, String artifact, String ending) {
    try {
      Path folder = Files.createDirectories(group.resolve(artifact).resolve(VERSION));
      Files.deleteIfExists(folder.resolve(artifact + "-" + VERSION + ending));
      Files.copy(file, folder.resolve(artifact + "-" + VERSION + ending));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path relative = from.relativize(file);
        if (!relative.startsWith("target")) {
          Path copy = to.resolve(relative.toString());
          Files.createDirectories(copy.getParent());
          Files.write(copy, Files.readAllBytes(file));
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `java -jar` with these arguments, in a folder that has nothing to do with it.
  static ProcessBuilder command(Path jar, Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = Shell.clean(new ProcessBuilder(command));
    builder.environment().putAll(new HashMap<>(environment));
    return builder;
  }
}
