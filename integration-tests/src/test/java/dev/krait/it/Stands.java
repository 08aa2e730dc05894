package dev.krait.it;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The stands of a run, which start one after the other while rows run on those that have.
final class Stands implements AutoCloseable {
  /// Less than a machine would give: what is held back for ever shows as lack of memory.
  private static final String JAVA_OPTIONS = "-Xmx320m";

  private final ExecutorService starter = Executors.newSingleThreadExecutor();
  private final Map<Key, CompletableFuture<Running>> running = new LinkedHashMap<>();

  /// Starts them in this order.
  Stands(Collection<Key> wanted) {
    wanted.forEach(key ->
        running.computeIfAbsent(
            key, k -> CompletableFuture.supplyAsync(() -> Running.start(k), starter)));
  }

  /// Waits until it has started.
  Place at(Key key) {
    CompletableFuture<Running> stand = running.get(key);
    if (stand == null) {
      throw new IllegalArgumentException("not started: " + key);
    }
    Running here = stand.join();
    return new Place(here.server(), key.door(), here.base(), here.server().log().length());
  }

  @Override
  public void close() {
    starter.shutdown();
    running.values().stream().map(CompletableFuture::join).forEach(r -> r.server().close());
  }

  /// One server: a stand behind a door.
  record Key(Stand stand, Door door) {}

  /// @param base what it holds when nothing goes on
  record Running(Server server, Footprint base) {
    static Running start(Key key) {
      List<String> options = new ArrayList<>(List.of("--threads", "" + Stand.THREADS));
      options.addAll(key.stand().options());
      options.addAll(key.door().options());
      Server server =
          Fixtures.start(
              Map.of("KRAIT_JIT", "off", "KRAIT_JAVA_OPTS", JAVA_OPTIONS),
              "faults:app",
              options.toArray(String[]::new));
      try {
        warm(server, key.door());
      } catch (IOException e) {
        throw new AssertionError("a stand does not serve: " + server.log(), e);
      }
      return new Running(server, Footprint.of(server.process().pid()));
    }

    /// Has as many requests in progress as there may be, the one that asks counted: threads, pipes
    /// and selectors come with the first need and stay.
    private static void warm(Server server, Door door) throws IOException {
      List<RawHttp> clients = new ArrayList<>();
      for (int i = 0; i < Stand.THREADS - 1; i++) {
        clients.add(
            door.connect(server.port())
                .send("POST /reads HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
                .send("1\r\nx\r\n"));
      }
      Place place = new Place(server, door, Footprint.NONE, 0);
      Await.until("all are in progress", () -> place.seen("reading") == clients.size());
      for (RawHttp client : clients) {
        client.send("0\r\n\r\n").answer();
        client.close();
      }
    }
  }
}
