package dev.krait.cli;

import dev.krait.config.UserCache;
import dev.krait.resources.Bundle;
import dev.krait.resources.ResourceException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// The `krait` command for an application that is in a jar, with all its packages and Krait itself:
///
/// ```java
/// public static void main(String[] arguments) {
///   System.exit(KraitJar.run(Shop.class, "GRAALPY-VFS/com.example/shop", arguments));
/// }
/// ```
///
/// `java -jar shop.jar` serves it, with the `krait.toml` beside its files and the options and
/// variables of `krait serve`; `java -jar shop.jar check`, `… python manage.py migrate` and other
/// commands do what they do elsewhere. The files are unpacked, once for each content, into the
/// user's cache.
public final class KraitJar {
  /// What the jar's own Python launcher says before Python's arguments.
  private static final String PYTHON = "@python";

  private static final Set<String> NOT_HERE = Set.of("install", "train", "bench", "conformance");

  private KraitJar() {}

  /// Runs a command to its end: `serve`, unless the arguments name one. Prints what goes wrong.
  ///
  /// @param anchor a class that sees the application's files through its class loader
  /// @param folder where the build put them, see [Bundle#of]
  /// @return the process's exit code
  public static int run(Class<?> anchor, String folder, String... arguments) {
    List<String> given = List.of(arguments);
    if (!given.isEmpty() && given.getFirst().equals(PYTHON)) {
      return JarPython.run(given.subList(1, given.size()));
    }
    Main.configureLog();
    Terminal terminal = Terminal.standard();
    List<String> command = command(given);
    if (NOT_HERE.contains(command.getFirst())) {
      terminal.say(
          "'%s' is not for an application in a jar: its packages come with the jar, and a jar has no"
                  .formatted(command.getFirst())
              + " runtime image; 'serve', 'check', 'python' and 'record' are; use a distribution of"
              + " Krait for the others");
      return ExitCode.USAGE.number();
    }
    try {
      return new Krait(surroundings(anchor, folder), terminal).run(command);
    } catch (ResourceException e) {
      terminal.say(String.valueOf(e.getMessage()));
      return ExitCode.FAILURE.number();
    }
  }

  /// Options alone are for `serve`.
  private static List<String> command(List<String> given) {
    boolean asks = List.of("-h", "--help", "-V", "--version").containsAll(given);
    if (!given.isEmpty() && (asks || !given.getFirst().startsWith("-"))) {
      return given;
    }
    return Stream.concat(Stream.of("serve"), given.stream()).toList();
  }

  /// A distribution of its own: the Python half, the application, and what starts its Python.
  private static Surroundings surroundings(Class<?> anchor, String folder) {
    Bundle application = Bundle.of(anchor, folder);
    String python = JarPython.launcher();
    Bundle home =
        Bundle.ofKrait()
            .under("lib/python")
            .with(application.under("app"))
            .with("bin/graalpy", python);
    if (application.has("venv")) {
      home = home.with("app/venv/bin/graalpy", python).with("app/venv/bin/python", python);
    }
    Map<String, String> environment = new HashMap<>(System.getenv());
    Path unpacked = home.unpack(UserCache.of(environment).resolve("jars"));
    environment.putIfAbsent("KRAIT_CHDIR", unpacked.resolve("app/src").toString());
    environment.putIfAbsent("KRAIT_VENV", unpacked.resolve("app/venv").toString());
    environment.putIfAbsent("KRAIT_NO_INSTALL", "true");
    return new Surroundings(unpacked, Path.of("").toAbsolutePath(), environment);
  }
}
