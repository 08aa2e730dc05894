package dev.krait.cli;

import java.io.File;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/// Python for an application in a jar: a script that starts this very jar once more, which then is
/// nothing but Python.
final class JarPython {
  private static final String LAUNCHER = "com.oracle.graal.python.shell.GraalPythonMain";

  private JarPython() {}

  /// The script's text.
  static String launcher() {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xss32m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(program());
    return """
    #!/bin/sh
    # Python for the application beside it, run by the jar that both came in.
    set -eu
    case $0 in
      */*) called=$0 ;;
      *) called=$(command -v -- "$0") ;;
    esac
    exec %s @python "$called" "$@"
    """
        .formatted(command.stream().map(JarPython::quoted).collect(Collectors.joining(" ")));
  }

  /// How this program was started: `-jar FILE`, or with a class path and a class.
  private static List<String> program() {
    String path = System.getProperty("java.class.path");
    String main = System.getProperty("sun.java.command", "");
    if (main.equals(path) || main.startsWith(path + " ")) {
      return List.of("-jar", Path.of(path).toAbsolutePath().toString());
    }
    String absolute =
        Arrays.stream(path.split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator));
    return List.of("-cp", absolute, main.split(" ", 2)[0]);
  }

  private static String quoted(String word) {
    return "'" + word.replace("'", "'\\''") + "'";
  }

  /// Is Python, in this process.
  ///
  /// @param arguments the name it was called by, then its own
  static int run(List<String> arguments) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--experimental-options",
                "--engine.WarnInterpreterOnly=false",
                "--python.Executable=" + arguments.getFirst()));
    all.addAll(arguments.subList(1, arguments.size()));
    try {
      Class.forName(LAUNCHER)
          .getMethod("main", String[].class)
          .invoke(null, (Object) all.toArray(String[]::new));
      return ExitCode.OK.number();
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("Python ended unexpectedly", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the class path has no " + LAUNCHER + ", which Krait's jar depends on", e);
    }
  }
}
