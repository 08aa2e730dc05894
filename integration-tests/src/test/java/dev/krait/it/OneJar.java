package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

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
    AtomicBoolean built = new AtomicBoolean();
    Path folder =
        Cache.folder(
            "shop",
            read(SOURCE.resolve("pom.xml")),
            fresh -> {
              buildIn(fresh);
              built.set(true);
            });
    if (!built.get()) {
      buildIn(folder);
    }
    return folder.resolve("target/shop.jar");
  }

  private static void buildIn(Path folder) {
    Folders.delete(folder.resolve("src"));
    Folders.delete(folder.resolve("pom.xml"));
    Folders.copy(SOURCE, folder);
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

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `java -jar` with these arguments.
  static List<String> command(Path jar, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
    command.addAll(List.of(arguments));
    return command;
  }
}
