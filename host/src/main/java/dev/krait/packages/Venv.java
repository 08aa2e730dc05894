package dev.krait.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// A virtual environment on disk.
///
/// Two files in it are Krait's: a *stamp*, there after a complete install, with GraalPy's version
/// and the fingerprint of what was asked for; and a *mark*, there while an install is under way.
///
/// @param root its folder; absolute, need not exist
record Venv(Path root) {
  private static final String STAMP = "krait-stamp";
  private static final String MARK = "krait-unfinished";

  /// @param graalpy the version at hand, asked for where Krait noted another one's
  /// @throws PackagesException when something else is there, or it cannot be read
  VenvState state(Supplier<String> graalpy) {
    if (isAbsent()) {
      return VenvState.ABSENT;
    }
    if (Files.exists(root.resolve(MARK))) {
      return VenvState.UNFINISHED;
    }
    requireGraalPy();
    return stamp().filter(lines -> !lines.getFirst().equals(graalpy.get())).isPresent()
        ? VenvState.OUTDATED
        : VenvState.READY;
  }

  private boolean isAbsent() {
    if (!Files.exists(root, LinkOption.NOFOLLOW_LINKS)) {
      return true;
    }
    try (Stream<Path> content = Files.list(root)) {
      return content.findAny().isEmpty();
    } catch (IOException e) {
      throw unusable("cannot be read (" + e + ")", "check that it is a folder and who may read it");
    }
  }

  private void requireGraalPy() {
    String remedy = "name another folder with --venv, or delete this one and run `krait install`";
    try {
      Files.readString(root.resolve("pyvenv.cfg"), StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      throw unusable("has no pyvenv.cfg, so it is no virtual environment", remedy);
    } catch (IOException e) {
      throw unusable("has a pyvenv.cfg that cannot be read (" + e + ")", remedy);
    }
    if (!Files.exists(root.resolve("bin/graalpy"), LinkOption.NOFOLLOW_LINKS)) {
      throw unusable("was made by another Python than GraalPy", remedy);
    }
    sitePackages();
  }

  private PackagesException unusable(String what, String remedy) {
    return new PackagesException(
        "the virtual environment \"" + root + "\" is not usable: it " + what + "; " + remedy);
  }

  /// Its interpreter.
  Path python() {
    return root.resolve("bin/python");
  }

  /// Where its packages are.
  Path sitePackages() {
    Path lib = root.resolve("lib");
    try (DirectoryStream<Path> versions = Files.newDirectoryStream(lib, "python3*")) {
      for (Path version : versions) {
        return version.resolve("site-packages");
      }
    } catch (IOException _) {
      // said below
    }
    throw unusable(
        "has no lib/python3 folder", "delete it and run `krait install`, which makes it anew");
  }

  /// Whether the last complete install was of this.
  boolean isStamped(String graalpy, String fingerprint) {
    return stamp().filter(List.of(graalpy, fingerprint)::equals).isPresent();
  }

  /// Whether there was a complete install by Krait.
  boolean isStamped() {
    return stamp().isPresent();
  }

  private Optional<List<String>> stamp() {
    try {
      return Optional.of(Files.readAllLines(root.resolve(STAMP))).filter(lines -> !lines.isEmpty());
    } catch (IOException _) {
      return Optional.empty();
    }
  }

  void stamp(String graalpy, String fingerprint) throws IOException {
    Files.write(root.resolve(STAMP), List.of(graalpy, fingerprint));
    Files.deleteIfExists(root.resolve(MARK));
  }

  /// Points the environment to the interpreter at hand when its own is gone: Krait was moved.
  void relink(Path graalpy) throws IOException {
    Path link = root.resolve("bin/graalpy");
    if (!isStamped() || Files.exists(link)) {
      return;
    }
    Files.deleteIfExists(link);
    Files.createSymbolicLink(link, graalpy);
    Path settings = root.resolve("pyvenv.cfg");
    List<String> lines =
        Files.readAllLines(settings).stream()
            .map(line -> line.startsWith("home =") ? "home = " + graalpy.getParent() : line)
            .map(line -> line.startsWith("executable =") ? "executable = " + graalpy : line)
            .toList();
    Files.write(settings, lines);
  }

  /// From here on, what is in the folder is not to be trusted.
  void mark() throws IOException {
    Files.createDirectories(root);
    Files.writeString(root.resolve(MARK), "");
  }

  /// Nothing was changed after all.
  void unmark() throws IOException {
    Files.deleteIfExists(root.resolve(MARK));
  }

  /// The mark goes last, so that the rest is still known for one should this be interrupted.
  void delete() throws IOException {
    mark();
    Path mark = root.resolve(MARK);
    try (Stream<Path> content = Files.walk(root)) {
      for (Path each : content.sorted(Comparator.reverseOrder()).toList()) {
        if (!each.equals(mark) && !each.equals(root)) {
          Files.delete(each);
        }
      }
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    Files.delete(mark);
    Files.delete(root);
  }
}
