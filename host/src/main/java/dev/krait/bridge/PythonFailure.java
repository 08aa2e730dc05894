package dev.krait.bridge;

import org.graalvm.polyglot.PolyglotException;

/// Puts failures that escaped the Python half into words.
final class PythonFailure {
  private PythonFailure() {}

  static String describe(PolyglotException e) {
    if (e.isInternalError()) {
      return "GraalPy failed internally: " + e.getMessage();
    }
    if (e.isCancelled()) {
      return "the interpreter was closed";
    }
    if (e.isExit()) {
      return "the application ended the interpreter with exit status " + e.getExitStatus();
    }
    if (e.isResourceExhausted()) {
      return "the interpreter ran out of memory or stack: " + e.getMessage();
    }
    return "Python failed outside the application: " + e.getMessage();
  }
}
