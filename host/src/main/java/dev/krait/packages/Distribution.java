package dev.krait.packages;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;

/// What a Krait distribution brings along for Python.
///
/// @param home its folder
record Distribution(Path home) {
  private static final Pattern RESOURCES = Pattern.compile("python-resources-(?<version>.+)\\.jar");
  private static final Pattern PIP = Pattern.compile(".*/ensurepip/_bundled/pip-[^/]+\\.whl");

  /// The interpreter's launcher.
  Path graalpy() {
    return home.resolve("bin/graalpy");
  }

  /// GraalPy's version, `25.0.3`.
  String version() {
    Matcher name = RESOURCES.matcher(resources().getFileName().toString());
    return name.matches() ? name.group("version") : "unknown";
  }

  /// Unpacks GraalPy's own pip, a pure Python wheel. This is what `ensurepip` comes to, in half a
  /// second instead of 25.
  void unpackPip(Path sitePackages) throws IOException {
    try (ZipFile jar = new ZipFile(resources().toFile())) {
      ZipEntry wheel =
          jar.stream()
              .filter(entry -> PIP.matcher(entry.getName()).matches())
              .findAny()
              .orElseThrow(() -> broken("no pip in \"" + jar.getName() + "\""));
      try (ZipInputStream files = new ZipInputStream(jar.getInputStream(wheel))) {
        unpack(files, sitePackages);
      }
    }
  }

  private static void unpack(ZipInputStream files, Path into) throws IOException {
    for (ZipEntry entry = files.getNextEntry(); entry != null; entry = files.getNextEntry()) {
      Path file = into.resolve(entry.getName()).normalize();
      if (!entry.isDirectory() && file.startsWith(into)) {
        Files.createDirectories(file.resolveSibling(""));
        copy(files, file);
      }
    }
  }

  private static void copy(InputStream from, Path file) throws IOException {
    try (var to = Files.newOutputStream(file)) {
      from.transferTo(to);
    }
  }

  private Path resources() {
    try (DirectoryStream<Path> jars =
        Files.newDirectoryStream(home.resolve("lib"), "python-resources-*.jar")) {
      for (Path jar : jars) {
        return jar;
      }
    } catch (IOException _) {
      // said below
    }
    throw broken("no python-resources jar in \"" + home.resolve("lib") + "\"");
  }

  private static PackagesException broken(String what) {
    return new PackagesException(
        "this Krait distribution is incomplete: " + what + "; build or copy it anew");
  }
}
