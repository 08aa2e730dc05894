package dev.krait.it;

import static dev.krait.it.Fault.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Rows 103 to 106: more than there is room for.
final class OverloadFaults {
  private static final int MORE = 4;
  private static final Duration SOON = Duration.ofMillis(400);

  private OverloadFaults() {}

  static List<Fault> rows() {
    return Stream.of(
            row(103, "k more requests than workers and queue take, at once", "k get 503, at once")
                .does("k get 503 with Retry-After while the others wait", OverloadFaults::tooMany)
                .because("without good requests beside it, which would be among the k"),
            row(104, "a request queued for longer than its deadline", "503")
                .does(
                    "503 with Retry-After",
                    place ->
                        full(
                            place,
                            Stand.QUEUE,
                            held -> {
                              for (int i = 0; i < Stand.QUEUE; i++) {
                                assertRefused(held.next());
                              }
                            })),
            row(105, "the client leaves while its request is queued", "application not called")
                .does(
                    "application not called; others may wait in their place",
                    OverloadFaults::clientsLeave),
            row(106, "more connections than the process may have descriptors", "pauses, recovers")
                .does("accepts no more, and again when there are some", Descriptors::exhausted)
                .on(Stand.FEW_DESCRIPTORS))
        .map(fault -> fault.setting().stand() == Stand.USUAL ? fault.on(Stand.BUSY) : fault)
        .map(fault -> fault.through(Door.PLAIN))
        .toList();
  }

  private static void assertRefused(RawHttp.Answer answer) {
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isPresent();
    assertThat(answer.header("Connection")).hasValue("close");
  }

  private static void tooMany(Place place) throws Exception {
    full(
        place,
        Stand.QUEUE + MORE,
        held -> {
          for (int i = 0; i < MORE; i++) {
            assertRefused(held.next());
          }
          held.open();
          for (int i = 0; i < Stand.QUEUE; i++) {
            assertThat(held.next().status()).isEqualTo(200);
          }
        });
  }

  private static void clientsLeave(Place place) throws Exception {
    int calls = place.calls();
    full(
        place,
        Stand.QUEUE + 1,
        held -> {
          assertRefused(held.next()); // so the others are in the queue
          for (RawHttp client : held.clients()) {
            client.close();
          }
          // a client that has closed and one that has only finished sending look alike, and the
          // latter is served when its turn comes soon
          Thread.sleep(SOON);
          for (int i = 0; i < Stand.QUEUE; i++) {
            held.send(place);
          }
          held.open();
          for (int i = 0; i < Stand.QUEUE; i++) {
            assertThat(held.next().status()).isEqualTo(200);
          }
        });
    assertThat(place.calls()).isEqualTo(calls + Stand.BUSY.threads() + Stand.QUEUE);
  }

  /// With all threads held, sends so many requests and acts; then lets the threads go.
  private static void full(Place place, int more, Action action) throws Exception {
    Path gate = Files.createTempDirectory("krait-it").resolve("open");
    List<RawHttp> holding = new ArrayList<>();
    List<RawHttp> clients = new ArrayList<>();
    Held held = new Held(gate, clients, new LinkedBlockingQueue<>());
    try {
      for (int i = 0; i < Stand.BUSY.threads(); i++) {
        RawHttp client = place.connect(Place.request("/held?" + gate));
        client.readHead();
        holding.add(client);
      }
      for (int i = 0; i < more; i++) {
        held.send(place);
      }
      action.with(held);
      held.open();
    } finally {
      Files.writeString(gate, "open");
    }
    for (RawHttp client : holding) {
      assertThat(client.read(10)).isEqualTo("firstlater");
      client.close();
    }
    for (RawHttp client : clients) {
      client.close();
    }
  }

  /// What goes on while all threads are held.
  private interface Action {
    void with(Held held) throws Exception;
  }

  /// Requests beside those that hold the threads, and their answers as they come.
  private record Held(Path gate, List<RawHttp> clients, BlockingQueue<RawHttp.Answer> answers) {
    /// Lets the threads go.
    void open() throws IOException {
      if (!Files.exists(gate)) {
        Files.createFile(gate);
      }
    }

    /// Sends one more, which waits or is refused.
    void send(Place place) throws IOException {
      RawHttp client = place.connect(Place.request("/ignores"));
      clients.add(client);
      Thread.ofVirtual().start(() -> await(client));
    }

    private void await(RawHttp client) {
      try {
        answers.add(client.answer());
      } catch (IOException e) {
        // closed by the test
      }
    }

    RawHttp.Answer next() throws InterruptedException {
      RawHttp.Answer answer = answers.poll(30, TimeUnit.SECONDS);
      if (answer == null) {
        throw new AssertionError("no more answers while all threads are held");
      }
      return answer;
    }
  }
}
