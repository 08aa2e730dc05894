package dev.krait.interpreter;

import java.time.Duration;

/// A Python interpreter with the application loaded. Only threads that have entered may call
/// [serve][#serve] and [idle][#idle]; several of them may at once.
public interface Interpreter {
  /// Makes the calling thread one of the interpreter's own, for as long as it lives.
  void enter();

  /// Undoes [enter][#enter] on the same thread.
  void leave();

  /// Runs one request or call to its end. Never throws for a fault of the application.
  Outcome serve(Job job);

  /// The way to stop a job that a thread has.
  Intervention intervention(Thread thread, Job job);

  /// Lets the interpreter do what it wants this thread to do (weak reference callbacks, for one);
  /// called now and then by a thread with nothing to serve.
  ///
  /// @throws InterpreterEndedException when it is no more
  void idle();

  /// Waits for the application's threads that are not daemons, as a CPython process does, then runs
  /// its `atexit` functions, on the calling thread, which must be the primary thread and still be
  /// inside.
  ///
  /// @param limit after which it should be over; what is still running then is closed with the rest
  void exit(Duration limit);

  /// Frees everything. Threads still inside are stopped as far as that is possible; returns when
  /// they are, which may be never. Idempotent, any thread that is not inside.
  void close();
}
