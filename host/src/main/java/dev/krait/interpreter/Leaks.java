package dev.krait.interpreter;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Closes interpreters, and keeps count of those that cannot be closed: some thread in them is in
/// code that nothing stops.
final class Leaks {
  private static final Logger log = LoggerFactory.getLogger(Leaks.class);

  private final Counts counts;
  private final int most;
  private final Consumer<String> tooMany;

  /// @param most how many may be left behind
  /// @param tooMany hears of each one beyond that
  Leaks(Counts counts, int most, Consumer<String> tooMany) {
    this.counts = counts;
    this.most = most;
    this.tooMany = tooMany;
  }

  /// Closes one, waiting up to `limit`. A close that takes longer goes on by itself.
  ///
  /// @param close closes it
  /// @return whether it is closed
  boolean close(Runnable close, int number, Duration limit) throws InterruptedException {
    Closing closing = new Closing(close, number);
    Thread thread = Thread.ofPlatform().daemon().name("krait-close-" + number).start(closing);
    if (thread.join(limit) || !closing.giveUp()) {
      return true;
    }
    int leaked = counts.leaked.incrementAndGet();
    log.error(
        "interpreter {} could not be closed within {} s, because code in it does not stop; it is left"
            + " behind with its threads and memory, {} so far of the {} allowed; find out from the"
            + " stacks above what the application calls there, --max-leaked sets the limit",
        number,
        limit.toSeconds(),
        leaked,
        most);
    if (leaked > most) {
      tooMany.accept(
          leaked
              + " interpreters could not be closed, --max-leaked allows "
              + most
              + ": start it again");
    }
    return false;
  }

  /// Closes, and says so if it came too late.
  private final class Closing implements Runnable {
    private final Runnable close;
    private final int number;
    private boolean closed;
    private boolean givenUp;

    Closing(Runnable close, int number) {
      this.close = close;
      this.number = number;
    }

    @Override
    public void run() {
      close.run();
      if (end()) {
        log.info("interpreter {} could be closed after all", number);
        counts.leaked.decrementAndGet();
      }
    }

    private synchronized boolean end() {
      closed = true;
      return givenUp;
    }

    synchronized boolean giveUp() {
      givenUp = !closed;
      return givenUp;
    }
  }
}
