package dev.krait.interpreter;

/// What became of requests, of those that ran for too long, and of their interpreters, since the
/// application was started, for JMX. Any thread.
public interface InterpretersMXBean {
  /// Requests that the application has run for to their end, well or not.
  long getServed();

  /// Requests answered 504.
  long getTimeouts();

  /// Of those, how many ended by the exception that was raised in them.
  long getInterrupted();

  /// Interpreters taken out because they broke, or code in them had to be ended.
  long getRetired();

  /// Interpreters taken out that could not be closed so far: their threads and memory are lost.
  int getLeaked();
}
