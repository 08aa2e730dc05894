package dev.krait.doors;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The program that serves an application behind a door, and what it is to serve. Needs no servlet
/// container by itself.
///
/// @param specification `MODULE:CALLABLE`
/// @param folder the application's
/// @param options as `WsgiApplicationBuilder.option` takes them
public record DoorProgram(
    Door door, String specification, Path folder, Map<String, String> options) {
  static final String END = "--";

  public DoorProgram {
    options = Map.copyOf(options);
  }

  /// Where its JVM starts.
  public static String mainClass() {
    return DoorServer.class.getName();
  }

  /// What follows its name on the command line.
  ///
  /// @param port on the loopback address
  public List<String> arguments(int port) {
    List<String> arguments =
        new ArrayList<>(List.of(door.id(), "" + port, specification, "" + folder));
    options.forEach((key, value) -> arguments.add(key + "=" + value));
    arguments.add(END);
    return arguments;
  }
}
