package dev.krait.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/// Clients that ask for something good, over and over, beside a fault: all must be answered.
final class GoodStream implements AutoCloseable {
  private static final int CLIENTS = 2;
  private static final int PAUSE_MILLIS = 5;

  private final Place place;
  private final List<Thread> clients = new ArrayList<>();
  private final Queue<String> errors = new ConcurrentLinkedQueue<>();
  private final AtomicInteger answers = new AtomicInteger();
  private volatile boolean over;

  GoodStream(Place place) {
    this.place = place;
    for (int i = 0; i < CLIENTS; i++) {
      clients.add(Thread.ofVirtual().start(this::run));
    }
    Await.until("good requests are answered", () -> answers.get() >= CLIENTS);
  }

  private void run() {
    while (!over) {
      try (RawHttp connection = place.connect()) {
        boolean kept = true;
        while (kept && !over) {
          kept = ask(connection);
          Thread.sleep(PAUSE_MILLIS);
        }
      } catch (IOException e) {
        errors.add(e.toString());
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// Returns whether the connection is kept.
  private boolean ask(RawHttp connection) throws IOException {
    RawHttp.Answer answer = connection.send(Place.request("/good")).answer();
    if (answer.status() != 200 || !answer.body().equals("good")) {
      errors.add(answer.toString());
    }
    answers.incrementAndGet();
    return !answer.header("Connection").orElse("").equalsIgnoreCase("close");
  }

  /// Ends it; fails when a request was not answered well.
  @Override
  public void close() {
    over = true;
    try {
      for (Thread client : clients) {
        client.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (!errors.isEmpty()) {
      throw new AssertionError(
          "%d errors in %d good requests beside it: %s"
              .formatted(errors.size(), answers.get(), errors.stream().limit(3).toList()));
    }
  }
}
