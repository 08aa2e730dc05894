package dev.krait.interpreter;

/// One request in an interpreter, as it can be looked at and stopped from outside. Any thread but
/// the one that serves it. Each method does nothing when the request has ended.
public interface Intervention {
  /// In a request whose interpreter is no more.
  Intervention NONE =
      new Intervention() {
        @Override
        public String stacks() {
          return "its interpreter is closed";
        }

        @Override
        public boolean starved() {
          return false;
        }

        @Override
        public void interrupt() {}

        @Override
        public void kill() {}
      };

  /// What the request is doing: its Python traceback, then its thread's Java stack. Waits a moment
  /// for the former, which only the thread itself can tell.
  String stacks();

  /// Whether it can do nothing because other code of its interpreter keeps Python's lock.
  boolean starved();

  /// Raises an exception in the application's code that it may handle, and frees the thread from a
  /// system call it waits in. Waits a moment until that has happened.
  void interrupt();

  /// Ends the application's code without running any of its `except` and `finally` clauses: what it
  /// has locked stays locked, so the interpreter must be replaced. Waits a moment until that has
  /// happened.
  void kill();
}
