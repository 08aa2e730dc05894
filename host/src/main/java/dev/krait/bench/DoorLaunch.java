package dev.krait.bench;

import dev.krait.doors.DoorProgram;
import dev.krait.peers.Launch;
import dev.krait.peers.PeerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// An application behind a door, in a JVM of Krait's: `bin/krait` makes its command, with all it
/// gives to one of `krait serve`. Options that hold the main class come before the launcher's own,
/// which is then among the program's arguments.
///
/// @param home the distribution
/// @param scratch the folder it works in
/// @param jars of the servlet container; on the class path of every door, so that those are alike
record DoorLaunch(Path home, Path scratch, List<Path> jars) {
  DoorLaunch {
    jars = List.copyOf(jars);
  }

  /// @param port on the loopback address
  /// @throws PeerException when its options cannot be written
  Launch of(DoorProgram program, int port) {
    String file = "door-" + program.door().id() + ".options";
    try {
      Files.write(scratch.resolve(file), options(program.arguments(port)));
    } catch (IOException e) {
      throw new PeerException("cannot write the options of a Java program: " + e);
    }
    String others = System.getenv().getOrDefault("KRAIT_JAVA_OPTS", "");
    // a relative name: the launcher splits the variable at blanks, which the folder's may have
    return new Launch(
        List.of(home.resolve("bin/krait").toString(), "serve"),
        scratch,
        Map.of("KRAIT_JAVA_OPTS", (others + " @" + file).strip(), "TMPDIR", scratch.toString()));
  }

  /// As the `java` command reads them from a file, an option a line.
  List<String> options(List<String> arguments) {
    String classes =
        jars.stream()
            .map(Path::toString)
            .collect(
                Collectors.joining(File.pathSeparator, home + "/lib/*" + File.pathSeparator, ""));
    List<String> options =
        new ArrayList<>(
            List.of(
                "-Dkrait.home=" + home,
                "-Dlogback.configurationFile=dev/krait/cli/logback.xml",
                "-cp",
                classes,
                DoorProgram.mainClass()));
    options.addAll(arguments);
    return options.stream().map(DoorLaunch::quoted).toList();
  }

  private static String quoted(String option) {
    return "\"" + option.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
