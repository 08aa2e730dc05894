package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A client that asks for the same thing over and over, beside what a test does.
final class GoodClient implements AutoCloseable {
  private final int port;
  private final String target;
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private volatile String last = "";
  private volatile boolean over;
  private final Thread thread;

  private GoodClient(int port, String target) {
    this.port = port;
    this.target = target;
    this.thread = Thread.ofVirtual().unstarted(this::run);
  }

  static GoodClient of(int port, String target) {
    GoodClient client = new GoodClient(port, target);
    client.thread.start();
    return client;
  }

  private void run() {
    while (!over) {
      try {
        RawHttp.Answer answer = RawHttp.get(port, target);
        if (answer.status() != 200) {
          failures.add(answer.toString());
        }
        last = answer.body();
        Thread.sleep(10);
      } catch (IOException | InterruptedException e) {
        failures.add(e.toString());
      }
    }
  }

  /// The last answer's body, `""` before the first.
  String last() {
    return last;
  }

  void assertAllServed() {
    Await.until("one was answered", () -> !last.isEmpty() || !failures.isEmpty());
    assertThat(failures).isEmpty();
  }

  @Override
  public void close() {
    over = true;
  }
}
