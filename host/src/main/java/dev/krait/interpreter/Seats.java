package dev.krait.interpreter;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// The places of an interpreter's threads: of the primary one, which makes and ends it, and of its
/// helpers. Any thread, but one at a time starts threads.
final class Seats {
  private final int interpreter;
  private final List<Seat> all = new CopyOnWriteArrayList<>();

  /// @param interpreter its number
  Seats(int interpreter) {
    this.interpreter = interpreter;
  }

  /// Starts a thread; the first is the primary one.
  void start(Consumer<Seat> body) {
    Seat seat = new Seat();
    all.add(seat);
    String helper = all.size() == 1 ? "" : "-helper-" + (all.size() - 1);
    seat.start("krait-" + interpreter + helper, () -> body.accept(seat));
  }

  List<Seat> all() {
    return all;
  }

  Seat primary() {
    return all.getFirst();
  }

  /// Whether nobody is left but the primary thread, which serves nothing.
  boolean empty() {
    return all.subList(1, all.size()).stream().allMatch(Seat::ended) && !primary().busy();
  }

  /// Answers every request in progress in its application's place.
  void cutOff() {
    all.forEach(Seat::cutOff);
  }
}
