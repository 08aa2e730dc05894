package dev.krait.interpreter;

/// Makes interpreters with the application loaded.
public interface InterpreterFactory {
  /// Called on the thread that will be the interpreter's primary thread; returns with that thread
  /// inside.
  ///
  /// @param number 1 for the first interpreter, counting on; for logs
  /// @throws ApplicationLoadException when the application cannot be loaded
  Interpreter create(int number);
}
