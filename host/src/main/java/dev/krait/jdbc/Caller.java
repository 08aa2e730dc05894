package dev.krait.jdbc;

/// Who asks: a thread of an interpreter.
public interface Caller {
  /// Whether it serves a request, at whose end all it has left open is closed.
  boolean serving();

  /// Notes how a call in progress is made to end soon.
  ///
  /// @param way called by another thread, perhaps more than once
  void wayOut(Runnable way);
}
