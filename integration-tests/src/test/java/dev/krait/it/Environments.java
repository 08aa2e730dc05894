package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// The virtual environments that the samples run in: one for Krait, one for the servers it is
/// compared with. Each is made once for each content and then kept in [Paths#CACHE].
final class Environments {
  private static final List<String> PEERS = List.of("gunicorn==23.*", "waitress==3.*");
  private static final List<String> PYTHONS =
      List.of("python3.12", "python3.11", "python3.13", "python3.10", "python3");

  private Environments() {}

  /// A GraalPy environment with what all samples require, and the stacks of middlewares.
  static Path graalpy() {
    return GraalPy.FOLDER;
  }

  /// A CPython environment with the same, gunicorn and waitress.
  static Path cpython() {
    return CPython.FOLDER;
  }

  private static final class GraalPy {
    static final Path FOLDER =
        cached("graalpy", interpreterVersion() + requirements(), GraalPy::install);

    private static void install(Path folder) {
      List<String> command =
          new ArrayList<>(List.of(Paths.KRAIT.toString(), "install", "--venv", folder.toString()));
      command.addAll(requirementOptions());
      Command.run(Paths.REPOSITORY, Map.of(), command);
    }

    private static String interpreterVersion() {
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
  }

  private static final class CPython {
    static final Path FOLDER =
        cached("cpython", python() + PEERS + requirements(), CPython::install);

    private static void install(Path folder) {
      Path here = Paths.REPOSITORY;
      Command.run(here, Map.of(), List.of(python(), "-m", "venv", folder.toString()));
      List<String> command =
          new ArrayList<>(List.of(folder.resolve("bin/pip").toString(), "install", "-q"));
      command.addAll(PEERS);
      command.addAll(requirementOptions());
      Command.run(here, Map.of(), command);
    }

    private static String python() {
      String check = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 10))";
      return PYTHONS.stream()
          .filter(python -> Command.succeeds(List.of("/usr/bin/env", python, "-c", check)))
          .findFirst()
          .orElseThrow(() ->
              new IllegalStateException(
                  "no CPython 3.10 or newer with venv on PATH, tried %s; on Debian install the"
                          .formatted(PYTHONS)
                      + " packages python3 and python3-venv"));
    }
  }

  private static Path cached(String kind, String content, Consumer<Path> install) {
    Path folder = Paths.CACHE.resolve(kind + "-" + sha256(content));
    Path marker = folder.resolve(".complete");
    try {
      Files.createDirectories(Paths.CACHE);
      try (FileChannel channel =
              FileChannel.open(
                  Paths.CACHE.resolve(kind + ".lock"),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock _ = channel.lock()) {
        if (!Files.exists(marker)) {
          Folders.delete(folder);
          install.accept(folder);
          Files.createFile(marker);
        }
      }
      return folder;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Path> requirementFiles() {
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

  private static List<String> requirementOptions() {
    return requirementFiles().stream().flatMap(file -> Stream.of("-r", file.toString())).toList();
  }

  private static String requirements() {
    StringBuilder texts = new StringBuilder();
    for (Path file : requirementFiles()) {
      try {
        texts.append(Files.readString(file));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return texts.toString();
  }

  private static String sha256(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of()
          .formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)))
          .substring(0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
