package dev.krait.bridge;

import dev.krait.interpreter.Job;
import dev.krait.jdbc.Caller;
import org.jspecify.annotations.Nullable;

/// A thread of one interpreter and what it serves, so that others can stop just that.
///
/// [begin][#begin] and [end][#end] are its own; they cost next to nothing while nobody intervenes.
final class Occupant implements Caller {
  private final Thread thread = Thread.currentThread();
  private volatile @Nullable Job current;
  private volatile boolean intervened;
  private @Nullable Runnable wayOut;
  private boolean hurried;

  Thread thread() {
    return thread;
  }

  void begin(Job job) {
    current = job;
  }

  /// From here on nothing meant for the request reaches the thread.
  ///
  /// @return whether somebody intervened, so that whatever the request did may be the consequence
  @SuppressWarnings("Interruption") // the flag is what is left of stopping the request
  boolean end() {
    current = null;
    if (!intervened) {
      return false;
    }
    synchronized (this) { // a signal may just be on its way
      intervened = false;
    }
    Thread.interrupted();
    return true;
  }

  /// Notes that the thread is about to call Java code that may wait for long.
  ///
  /// @param way what makes it end soon, called by another thread at any time until
  ///   [leaveJava][#leaveJava], more than once perhaps
  synchronized void enterJava(Runnable way) {
    wayOut = way;
  }

  @Override
  public void wayOut(Runnable way) {
    enterJava(way);
  }

  @Override
  public boolean serving() {
    return current != null;
  }

  /// The thread is back. What was meant for the call reaches nothing else.
  @SuppressWarnings("Interruption") // the flag is what is left of ending the call
  synchronized void leaveJava() {
    wayOut = null;
    if (hurried) {
      hurried = false;
      Thread.interrupted();
    }
  }

  /// Has the thread come back from Java code soon, if it is in such.
  synchronized void hurry() {
    Runnable way = wayOut;
    if (way != null) {
      hurried = true;
      way.run();
    }
  }

  boolean serves(Job job) {
    return job.equals(current);
  }

  /// Does something to the thread, if it still has `job`: [end][#end] waits for it.
  ///
  /// @return whether it does
  synchronized boolean whileServing(Job job, Runnable action) {
    intervened = true;
    if (!serves(job)) {
      return false;
    }
    action.run();
    return true;
  }
}
