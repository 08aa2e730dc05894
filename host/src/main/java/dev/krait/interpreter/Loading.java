package dev.krait.interpreter;

/// An interpreter that is being made, and whose application may take for ever to load, as it can be
/// looked at and ended from outside. Any thread but the one that makes it.
public interface Loading {
  /// What its thread is doing: the Python traceback, then the Java stack. Waits a moment for the
  /// former, which only the thread itself can tell.
  String stacks();

  /// Ends it: [InterpreterFactory#create] fails. Returns when its threads have been stopped, which
  /// may be never. Idempotent.
  void close();
}
