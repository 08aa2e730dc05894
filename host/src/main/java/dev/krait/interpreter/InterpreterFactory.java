package dev.krait.interpreter;

import java.util.Optional;

/// Makes interpreters with the application loaded.
public interface InterpreterFactory {
  /// Called on the thread that will be the interpreter's primary thread; returns with that thread
  /// inside.
  ///
  /// @param number 1 for the first interpreter, counting on; for logs
  /// @throws ApplicationLoadException when the application cannot be loaded
  Interpreter create(int number);

  /// The one of this number while [create][#create] loads the application into it; empty before and
  /// after that. Any thread.
  Optional<Loading> loading(int number);
}
