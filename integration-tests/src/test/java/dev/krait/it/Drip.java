package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Clients that send a byte now and then and do not mean to end.
final class Drip {
  private static final int PAUSE_MILLIS = 250;

  private Drip() {}

  /// Fails unless the server ends all these connections, with status 408 or 400 or without a word.
  static void allEnd(int count, Place place, String head) throws IOException {
    List<RawHttp> connections = new ArrayList<>();
    try (ExecutorService drippers = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < count; i++) {
        connections.add(place.connect(head));
      }
      connections.forEach(c -> drippers.execute(() -> drip(c)));
      for (RawHttp connection : connections) {
        assertThat(end(connection)).isIn(0, 400, 408);
        connection.close();
      }
    }
  }

  /// The status with which it ended, 0 for none.
  private static int end(RawHttp connection) throws IOException {
    try {
      return connection.answer().status();
    } catch (java.net.SocketTimeoutException e) {
      throw new AssertionError("not closed", e);
    } catch (IOException e) {
      return 0;
    }
  }

  private static void drip(RawHttp connection) {
    try {
      while (true) {
        connection.send("x");
        Thread.sleep(PAUSE_MILLIS);
      }
    } catch (IOException | InterruptedException e) {
      // ended: what this waits for
    }
  }
}
