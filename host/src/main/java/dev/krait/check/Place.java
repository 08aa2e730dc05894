package dev.krait.check;

import java.nio.file.Path;

/// A line of Python.
///
/// @param file absolute, or `""` when no line is known
/// @param line from 1, or 0
record Place(String file, int line) {
  static final Place NOWHERE = new Place("", 0);

  /// As messages call it: `app.py:12`, relative to a folder where it lies in it.
  String in(Path folder) {
    if (file.isEmpty()) {
      return "no line known";
    }
    Path path = Path.of(file);
    return (path.startsWith(folder) ? folder.relativize(path) : path) + ":" + line;
  }
}
