package dev.krait.bridge;

import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;

/// The threads that have served requests in one interpreter. Any thread.
final class Occupants {
  private final Map<Thread, Occupant> all = new WeakHashMap<>();
  private final ThreadLocal<Occupant> mine = ThreadLocal.withInitial(this::arrive);

  private synchronized Occupant arrive() {
    Occupant occupant = new Occupant();
    all.put(occupant.thread(), occupant);
    return occupant;
  }

  /// The calling thread's.
  Occupant current() {
    return mine.get();
  }

  /// Has all come back that are in Java code of the application's.
  void hurry() {
    List<Occupant> everybody;
    synchronized (this) {
      everybody = List.copyOf(all.values());
    }
    everybody.forEach(Occupant::hurry);
  }

  /// @param thread one that serves a request
  synchronized Occupant of(Thread thread) {
    Occupant occupant = all.get(thread);
    if (occupant == null) {
      throw new IllegalArgumentException(thread + " has not served anything here");
    }
    return occupant;
  }
}
