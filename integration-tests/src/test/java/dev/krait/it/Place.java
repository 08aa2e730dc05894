package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A running stand and the door to it: where a row's fault is committed.
///
/// @param base what the server holds when nothing goes on
/// @param mark how long its log was when the row began
record Place(Server server, Door door, Footprint base, int mark) {
  private static final long FRESH_MILLIS = 1000;

  RawHttp connect() throws IOException {
    return door.connect(server.port());
  }

  /// @param address the client's own
  RawHttp connectFrom(String address) throws IOException {
    return door.connect(server.port(), address);
  }

  RawHttp connect(String request) throws IOException {
    return connect().send(request);
  }

  /// One request on a connection of its own.
  RawHttp.Answer ask(String request) throws IOException {
    try (RawHttp connection = connect(request)) {
      return connection.answer(request.startsWith("HEAD "));
    }
  }

  /// A GET on a connection of its own.
  RawHttp.Answer get(String target) throws IOException {
    return ask(request(target));
  }

  static String request(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  /// The body of the answer to a GET.
  String text(String target) {
    try {
      return get(target).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How often the fixtures saw this happen.
  int seen(String event) {
    return Integer.parseInt(text("/seen?" + event.replace(" ", "%20")));
  }

  /// How many requests, but for those of the test's own, the application was called for.
  int calls() {
    return seen("calls");
  }

  /// Waits until something has happened once more than before.
  void awaitSeen(String event, int before) {
    Await.until(event + " happened", () -> seen(event) > before);
    assertThat(seen(event)).as("how often %s happened", event).isEqualTo(before + 1);
  }

  /// What was logged since the row began.
  String logged() {
    return server.log().substring(mark);
  }

  void awaitLogged(String text) {
    Await.until("it is logged: " + text, () -> logged().contains(text));
  }

  /// What must hold after every row: a fresh connection is answered at once, and nothing is left of
  /// the fault.
  void assertUnharmed() {
    CompletableFuture<String> fresh = CompletableFuture.supplyAsync(() -> text("/good"));
    try {
      assertThat(fresh.get(FRESH_MILLIS, TimeUnit.MILLISECONDS)).isEqualTo("good");
    } catch (TimeoutException e) {
      throw new AssertionError("a fresh connection got no answer within a second", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError("a fresh connection got no answer", e);
    }
    long pid = server.process().pid();
    Await.until("nothing is left over", () -> Footprint.of(pid).beyond(base), String::isEmpty);
    assertThat(logged()).doesNotContain("OutOfMemoryError", "\tat io.undertow", "\tat dev.krait");
  }
}
