package dev.krait.startup;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.spi.ToolProvider;

/// The packaged modules (`.jmod`) of the running JDK. Many JDKs 25 come without them: JEP 493 lets
/// `jlink` read the modules of the run-time image instead, but then it takes no other
/// `jdk.graal.compiler` than the JDK's own, which is empty. So they are put together again: classes
/// from the image, other files by the lists that `jdk.jlink` carries for that purpose.
///
/// @param jdk the running JDK
record PackagedModules(Jdk jdk) {
  private static final String FILE_LISTS = "jdk.jlink/jdk/tools/jlink/internal/runtimelink/fs_";

  /// A kind of file in a module: its number in a list, and its option of `jmod create`.
  private enum Kind {
    CONFIG("1"),
    LEGAL_NOTICES("3"),
    CMDS("5"),
    LIBS("6");

    private final String number;

    Kind(String number) {
      this.number = number;
    }

    String option() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /// Packages modules; `java.base` last, as it records the hashes of those that belong to it.
  ///
  /// @param names of the modules, `java.base` among them
  /// @param scratch an empty folder for what is needed meanwhile
  /// @return the folder with the modules
  Path packageAll(List<String> names, Path scratch) throws IOException {
    Path jmods = jdk.home().resolve("jmods");
    if (Files.isDirectory(jmods)) {
      return jmods;
    }
    Path made = Files.createDirectories(scratch.resolve("jmods"));
    for (String name : names) {
      if (!name.equals("java.base")) {
        create(name, made, scratch, List.of());
      }
    }
    create("java.base", made, scratch, List.of("--module-path", "" + made, "--hash-modules", ".*"));
    return made;
  }

  private void create(String name, Path made, Path scratch, List<String> more) throws IOException {
    Path classes = scratch.resolve("classes").resolve(name);
    Folders.copy(image().getPath("/modules", name), classes);
    List<String> arguments = new ArrayList<>(List.of("create", "--class-path", "" + classes));
    Path files = scratch.resolve("files").resolve(name);
    for (Kind kind : copyFiles(name, files)) {
      arguments.addAll(List.of("--" + kind.option(), "" + files.resolve(kind.option())));
    }
    arguments.addAll(more);
    arguments.add("" + made.resolve(name + ".jmod"));
    run("jmod", arguments);
  }

  /// A line of a list: kind, whether it is a link, hash or target, path. Links are copied as files.
  private Set<Kind> copyFiles(String module, Path to) throws IOException {
    Set<Kind> found = EnumSet.noneOf(Kind.class);
    Path list = image().getPath("/modules", FILE_LISTS + module + "_files");
    if (!Files.exists(list)) {
      return found;
    }
    for (String line : Files.readAllLines(list)) {
      String[] parts = line.split("\\|", 4);
      Path file = Path.of(parts[3]);
      for (Kind kind : Kind.values()) {
        if (kind.number.equals(parts[0]) && Files.exists(jdk.home().resolve(file))) {
          Path copy = to.resolve(kind.option()).resolve(file.subpath(1, file.getNameCount()));
          Files.createDirectories(copy.resolveSibling(""));
          Files.copy(jdk.home().resolve(file), copy, StandardCopyOption.COPY_ATTRIBUTES);
          found.add(kind);
        }
      }
    }
    return found;
  }

  private static FileSystem image() {
    return FileSystems.getFileSystem(URI.create("jrt:/"));
  }

  /// Runs a tool of the JDK in this JVM.
  static void run(String tool, List<String> arguments) {
    ToolProvider provider =
        ToolProvider.findFirst(tool)
            .orElseThrow(() -> new StartupException("this JDK has no \"" + tool + "\""));
    StringWriter said = new StringWriter();
    PrintWriter output = new PrintWriter(said, true);
    if (provider.run(output, output, arguments.toArray(String[]::new)) != 0) {
      throw new StartupException(
          "\"" + tool + "\" failed: " + said.toString().strip().lines().findFirst().orElse("?"));
    }
  }
}
