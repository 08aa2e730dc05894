package dev.krait.packages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// One installed package, as a lock file has it.
///
/// @param indexed whether a package index has it; otherwise it came from a folder or an address
record Pin(String name, String version, boolean indexed) {

  static final String FROM_NO_INDEX = "# from no index: ";

  /// What `pip freeze` would tell, without its five seconds: pip itself left out, sorted by name.
  static List<Pin> installed(Path sitePackages) {
    List<Pin> pins = new ArrayList<>();
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(sitePackages, "*.dist-info")) {
      for (Path folder : folders) {
        read(folder).filter(pin -> !pin.name().equals("pip")).ifPresent(pins::add);
      }
    } catch (IOException e) {
      throw new PackagesException(
          "\"" + sitePackages + "\" cannot be read (" + e + "); check who may read it", e);
    }
    pins.sort(Comparator.comparing(pin -> InstallRequest.normal(pin.name())));
    return pins;
  }

  private static Optional<Pin> read(Path folder) {
    Path metadata = folder.resolve("METADATA");
    try (Stream<String> lines = Files.lines(metadata, StandardCharsets.ISO_8859_1)) {
      List<String> head = lines.takeWhile(line -> !line.isBlank()).toList();
      boolean indexed = Files.notExists(folder.resolve("direct_url.json"));
      return field(head, "Name")
          .flatMap(name -> field(head, "Version").map(version -> new Pin(name, version, indexed)));
    } catch (IOException | UncheckedIOException _) {
      return Optional.empty(); // what an uninstall left, no package
    }
  }

  private static Optional<String> field(List<String> head, String name) {
    String start = name + ": ";
    return head.stream()
        .filter(line -> line.startsWith(start))
        .map(line -> line.substring(start.length()).strip())
        .findFirst();
  }

  /// The line of a requirements file.
  String line() {
    return (indexed ? "" : FROM_NO_INDEX) + name + "==" + version;
  }
}
