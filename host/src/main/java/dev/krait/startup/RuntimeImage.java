package dev.krait.startup;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReference;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// A runtime image: the running JDK's modules with the Graal compiler among them. On a stock JDK
/// the compiler must otherwise come by `--upgrade-module-path`, which switches the JVM's class data
/// sharing and AOT cache off.
///
/// @param jdk what it is made of
/// @param compiler the folder with the compiler's modules
record RuntimeImage(Jdk jdk, Path compiler) {
  private static final String FORMAT = "1";

  /// Of no use to a server, or replaced by what `compiler` holds. Tools to look into a running JVM
  /// (`jcmd`, Flight Recorder, JMX, debuggers, agents) stay.
  private static final Set<String> LEFT_OUT =
      Set.of(
          "java.datatransfer",
          "java.desktop",
          "java.scripting",
          "java.se",
          "java.smartcardio",
          "java.sql.rowset",
          "jdk.accessibility",
          "jdk.compiler",
          "jdk.dynalink",
          "jdk.editpad",
          "jdk.graal.compiler",
          "jdk.graal.compiler.management",
          "jdk.hotspot.agent",
          "jdk.httpserver",
          "jdk.incubator.vector",
          "jdk.internal.ed",
          "jdk.internal.le",
          "jdk.jartool",
          "jdk.javadoc",
          "jdk.jconsole",
          "jdk.jdeps",
          "jdk.jlink",
          "jdk.jpackage",
          "jdk.jshell",
          "jdk.jsobject",
          "jdk.jstatd",
          "jdk.unsupported.desktop");

  /// What goes into it, as a name.
  String fingerprint() throws IOException {
    Fingerprint fingerprint = new Fingerprint().add(FORMAT).add(jdk.release());
    // two builds of one release differ in this file
    fingerprint.add(Long.toString(Files.size(jdk.home().resolve("lib/modules"))));
    for (Path jar : Folders.jars(compiler)) {
      fingerprint.add(jar);
    }
    return fingerprint.name();
  }

  /// Makes it; takes some 30 seconds and, meanwhile, half a gigabyte beside it.
  void make(Path place, Steps steps) throws IOException {
    Path scratch = Files.createTempDirectory(place.toAbsolutePath().getParent(), ".image");
    try {
      steps.step("packaging the modules of " + jdk.home());
      Path modules = new PackagedModules(jdk).packageAll(modules(), scratch);
      steps.step("linking a runtime with the Graal compiler");
      PackagedModules.run("jlink", arguments(modules, place));
    } finally {
      Folders.delete(scratch);
    }
  }

  private List<String> arguments(Path modules, Path place) {
    String added =
        Stream.concat(modules().stream(), names(ModuleFinder.of(compiler)))
            .reduce((all, name) -> all + "," + name)
            .orElseThrow();
    return List.of(
        // that plugin reads class files which only the JDK's own build has
        "--disable-plugin",
        "generate-jli-classes",
        "--module-path",
        compiler + ":" + modules, // the first of a name is taken
        "--add-modules",
        added,
        "--no-header-files",
        "--no-man-pages",
        "--output",
        place.toString());
  }

  private static List<String> modules() {
    return names(ModuleFinder.ofSystem()).filter(RuntimeImage::isWanted).toList();
  }

  /// Neither left out nor in need of what is.
  private static boolean isWanted(String module) {
    return !LEFT_OUT.contains(module)
        && ModuleFinder.ofSystem().find(module).orElseThrow().descriptor().requires().stream()
            .allMatch(needed -> isWanted(needed.name()));
  }

  private static Stream<String> names(ModuleFinder finder) {
    return finder.findAll().stream()
        .map(ModuleReference::descriptor)
        .map(descriptor -> descriptor.name())
        .sorted();
  }
}
