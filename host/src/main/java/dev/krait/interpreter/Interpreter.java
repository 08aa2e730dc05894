package dev.krait.interpreter;

import dev.krait.exchange.Exchange;

/// A Python interpreter with the application loaded. Only threads that have entered may call
/// [serve][#serve] and [idle][#idle]; several of them may at once.
public interface Interpreter {
  /// Makes the calling thread one of the interpreter's own, for as long as it lives.
  void enter();

  /// Undoes [enter][#enter] on the same thread.
  void leave();

  /// Runs one request to its end. Never throws for a fault of the application.
  Outcome serve(Exchange exchange);

  /// Lets the interpreter do what it wants this thread to do (weak reference callbacks, for one);
  /// called now and then by a thread with nothing to serve.
  void idle();

  /// Runs the application's `atexit` functions on the calling thread, which must be the primary
  /// thread and still be inside.
  void exit();

  /// Frees everything. The primary thread has left, others may still be stuck inside and are
  /// stopped as far as that is possible. Idempotent, any thread that is not inside.
  void close();
}
