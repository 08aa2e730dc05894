package dev.krait.packages;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What was asked for and what came of it, beside the environment: a requirements file of exact
/// versions whose comments hold the request.
///
/// @param fingerprint of the request and what its files said
/// @param request what all installs so far asked for
/// @param pins what the environment held afterwards, a requirements file's lines
record LockFile(String fingerprint, InstallRequest request, List<String> pins) {
  private static final String FINGERPRINT = "# fingerprint: ";
  private static final String FILE = "# requested file: ";
  private static final String PACKAGE = "# requested package: ";
  private static final LockFile NONE = new LockFile("", InstallRequest.NOTHING, List.of());

  LockFile {
    pins = List.copyOf(pins);
  }

  /// The lock file, or an empty one when there is none.
  static LockFile read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      return new LockFile(
          values(lines, FINGERPRINT).findFirst().orElse(""),
          new InstallRequest(
              values(lines, FILE).map(name -> file.resolveSibling(name).normalize()).toList(),
              values(lines, PACKAGE).toList()),
          lines.stream().filter(line -> !line.isBlank() && !isHeader(line)).toList());
    } catch (NoSuchFileException _) {
      return NONE;
    } catch (IOException e) {
      throw new PackagesException(
          "the lock file \"" + file + "\" cannot be read (" + e + "); mend or delete it", e);
    }
  }

  private static boolean isHeader(String line) {
    return line.startsWith("#") && !line.startsWith(Pin.FROM_NO_INDEX);
  }

  private static Stream<String> values(List<String> lines, String start) {
    return lines.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()));
  }

  /// All at once, so that an interruption leaves the old one.
  void write(Path file, String graalpy) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add("# What `krait install` put beside this file, for GraalPy " + graalpy + ".");
    lines.add("# The same request has exactly this again; to forget it all, delete this file.");
    lines.add(FINGERPRINT + fingerprint);
    request.files().forEach(each -> lines.add(FILE + relative(file, each)));
    request.packages().forEach(each -> lines.add(PACKAGE + each));
    lines.addAll(pins);
    Path draft = file.resolveSibling(file.getFileName() + ".new");
    Files.write(draft, lines);
    Files.move(draft, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  /// A clone of the project elsewhere finds its files again.
  private static Path relative(Path lock, Path file) {
    return Optional.ofNullable(lock.getParent())
        .filter(folder -> folder.getRoot().equals(file.getRoot()))
        .map(folder -> folder.relativize(file))
        .orElse(file);
  }

  /// Whether its pins say enough to install the same from an index.
  boolean isExact() {
    return !pins.isEmpty() && pins.stream().noneMatch(pin -> pin.startsWith("#"));
  }

  /// Whether the environment holds what it held then; more is no harm.
  boolean isIn(List<Pin> installed) {
    return installed.stream().map(Pin::line).toList().containsAll(pins);
  }
}
