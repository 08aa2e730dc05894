package dev.krait.startup;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/// A JDK, as its `release` file describes it.
///
/// @param home its folder
/// @param release the text of that file
record Jdk(Path home, String release) {
  private static final List<String> NEEDED = List.of("jdk.jlink", "jdk.internal.vm.ci");

  /// The one this JVM belongs to.
  static Jdk running() {
    Path home = Path.of(System.getProperty("java.home"));
    try {
      Path release = home.resolve("release");
      return new Jdk(home, Files.exists(release) ? Files.readString(release) : "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A GraalVM brings its compiler along and needs no image of ours.
  boolean isGraalVm() {
    return !value("GRAALVM_VERSION").isEmpty();
  }

  /// Why no runtime image can be made of it.
  Optional<String> obstacle() {
    List<String> modules = List.of(value("MODULES").split(" "));
    return NEEDED.stream()
        .filter(module -> !modules.contains(module))
        .map(module -> "\"" + home + "\" lacks the module " + module)
        .findFirst();
  }

  private String value(String key) {
    Properties values = new Properties();
    try {
      values.load(new StringReader(release));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return values.getProperty(key, "").replace("\"", "");
  }
}
