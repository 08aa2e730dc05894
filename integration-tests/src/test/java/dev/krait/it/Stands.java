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
    starter.shutdownNow();
    running.values().stream()
        .filter(stand -> stand.isDone() && !stand.isCompletedExceptionally())
        .forEach(stand -> stand.join().server().process().destroyForcibly());
  }

  /// One server: a stand behind a door.
  ///
  /// @param row whose it is alone, 0 when it is shared
  record Key(Stand stand, Door door, int row) {}

  /// @param base what it holds when nothing goes on
  record Running(Server server, Footprint base) {
    /// More of a body than the host gathers before it calls the application.
    private static final int GATHERED = 70_000;

    /// Less memory than the machine would give: what is held back for ever shows as lack of it.
    private static final Map<String, String> ENVIRONMENT =
        Map.of("KRAIT_JIT", "off", "KRAIT_JAVA_OPTS", "-Xmx320m");

    static Running start(Key key) {
      Stand stand = key.stand();
      List<String> command = new ArrayList<>(List.of("sh", "-c", stand.shell(), "sh"));
      command.addAll(List.of(Paths.KRAIT.toString(), "serve", "--bind", "127.0.0.1:0"));
      command.addAll(List.of("--chdir", Paths.FIXTURES.toString()));
      command.addAll(List.of("--threads", "" + stand.threads()));
      command.addAll(stand.options());
      command.addAll(key.door().options());
      command.add("faults:app");
      Server server =
          Server.start(
              Shell.clean(new ProcessBuilder(command)),
              Paths.REPOSITORY,
              ENVIRONMENT,
              Server::readyLine);
      server.address();
      try {
        warm(server, key);
      } catch (IOException e) {
        throw new AssertionError("a stand does not serve: " + server.log(), e);
      }
      return new Running(server, Footprint.of(server.process().pid()));
    }

    /// Has as many requests in progress as there may be, the one that asks counted: threads, pipes
    /// and selectors come with the first need and stay.
    private static void warm(Server server, Key key) throws IOException {
      List<RawHttp> clients = new ArrayList<>();
      for (int i = 0; i < key.stand().threads() * key.stand().interpreters() - 1; i++) {
        clients.add(
            key.door()
                .connect(server.port())
                .send("POST /reads HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n")
                .send("%x\r\n".formatted(GATHERED) + "x".repeat(GATHERED) + "\r\n"));
      }
      Place place = new Place(server, key.door(), Footprint.NONE, 0);
      if (key.stand().interpreters() == 1) {
        Await.until("all are in progress", () -> place.seen("reading") == clients.size());
      }
      for (RawHttp client : clients) {
        client.send("0\r\n\r\n").answer();
        client.close();
      }
      for (int i = 0; i < StaticFaults.THREADS && key.stand() == Stand.USUAL; i++) {
        StaticFaults.file(place);
      }
    }
  }
}
