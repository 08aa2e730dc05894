package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.it.RawHttp.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A Flask service on gunicorn is taken over by Krait one route at a time while clients use it,
/// then one route by a Java handler, then all is handed back: `host/docs/migration.md`, run.
class TakeoverIT {
  private static final String STOCK =
      """
      import io.undertow.server.*;
      import io.undertow.util.*;

      public final class Stock implements HttpHandler {
        @Override
        public void handleRequest(HttpServerExchange exchange) {
          String path = exchange.getRequestPath();
          int item = Integer.parseInt(path.substring(path.lastIndexOf('/') + 1));
          if (item > 500) {
            exchange.setStatusCode(404); // the application knows more
            return;
          }
          exchange.getResponseHeaders().put(Headers.CONTENT_TYPE, "application/json");
          exchange.getResponseHeaders().put(new HttpString("X-Served-By"), "java");
          exchange.getResponseSender()
              .send("{\\"count\\":" + item * 7 % 100 + ",\\"item\\":" + item + "}\\n");
        }
      }
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");

  private int port;
  private long pid;
  private String gunicorn = "";

  private static void configure(String... routes) throws IOException {
    StringBuilder text = new StringBuilder();
    text.append("app = \"shop:app\"\nbind = \"127.0.0.1:0\"\n")
        .append("chdir = \"%s\"\n".formatted(Paths.FIXTURES))
        .append("venv = \"%s\"\n".formatted(Environments.graalpy()))
        .append("java-path = [\"%s\"]\n".formatted(folder));
    for (String route : routes) {
      text.append("\n[[route]]\n").append(route.replace(" owner", "\nowner")).append('\n');
    }
    Files.writeString(folder.resolve("krait.toml"), text);
  }

  private void reconfigure(String... routes) throws IOException {
    configure(routes);
    Command.run(folder, Map.of(), List.of("kill", "-HUP", Long.toString(pid)));
  }

  private String servedBy(String target) {
    try {
      Answer answer = RawHttp.get(port, target);
      return answer.header("X-Served-By").orElse("nobody");
    } catch (IOException e) {
      return e.toString();
    }
  }

  private void await(String target, String owner) {
    Await.until(
        target + " is served by " + owner, () -> servedBy(target), served -> served.equals(owner));
  }

  @Test
  void aServiceMovesRouteByRouteWhileClientsUseIt() throws Exception {
    JavaClass.compile(folder, "Stock", STOCK);
    try (Server old = Peer.gunicorn(Paths.FIXTURES, Map.of(), "shop:app")) {
      gunicorn = old.address().toString();
      String everything = "match = \"/*\" owner = \"proxy %s\"".formatted(gunicorn);
      configure(everything);
      try (Server started = start();
          Load load = new Load(started.address())) {
        port = started.port();
        pid = started.process().pid();
        load.start();
        move(everything);
        assertThat(load.stop()).isGreaterThan(30);
        assertThat(load.failures).isEmpty();
      }
    }
  }

  /// Signals that whoever runs the tests ignores reach it all the same.
  private static Server start() {
    return Server.start(
        Shell.clean(
            new ProcessBuilder(
                "env",
                "--default-signal=HUP",
                Paths.KRAIT.toString(),
                "serve",
                "--config=" + folder.resolve("krait.toml"))),
        folder,
        Map.of("KRAIT_JIT", "off"),
        Server::readyLine);
  }

  private void move(String everything) throws IOException {
    await("/stock/7", "gunicorn");
    assertThat(servedBy("/orders/1")).isEqualTo("gunicorn");

    reconfigure("match = \"GET /stock/*\" owner = \"python\"", everything);
    await("/stock/7", "krait");
    assertThat(servedBy("/orders/1")).isEqualTo("gunicorn");

    reconfigure(
        "match = \"GET /stock/*\" owner = \"python\"",
        "match = \"GET /orders/*\" owner = \"python-else-proxy\"\nproxy = \"%s\""
            .formatted(gunicorn),
        "match = \"GET /reports/*\" owner = \"shadow proxy %s with python\"".formatted(gunicorn),
        everything);
    await("/orders/1", "krait");
    assertThat(servedBy("/reports/a")).isEqualTo("gunicorn");

    reconfigure("match = \"/*\" owner = \"python\"");
    await("/reports/a", "krait");

    reconfigure("match = \"GET /stock/{item}\" owner = \"java-else-python\"\njava = \"Stock\"");
    await("/stock/7", "java");
    assertThat(servedBy("/stock/700")).isEqualTo("krait");
    assertThat(servedBy("/orders/1")).isEqualTo("krait");

    reconfigure(everything);
    await("/stock/7", "gunicorn");
    assertThat(servedBy("/orders/1")).isEqualTo("gunicorn");
  }

  /// Clients that ask for everything, and look at what they get.
  private static final class Load implements AutoCloseable {
    private static final int CLIENTS = 3;
    private static final byte[] BODY = new byte[100_000];

    final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final URI server;
    private final HttpClient client =
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean over = new AtomicBoolean();
    private final AtomicInteger count = new AtomicInteger();
    private final List<Thread> threads = new ArrayList<>();

    Load(URI server) {
      this.server = server;
    }

    void start() {
      for (int i = 0; i < CLIENTS; i++) {
        threads.add(Thread.ofVirtual().start(this::use));
      }
    }

    /// @return how many requests there were
    int stop() throws InterruptedException {
      over.set(true);
      for (Thread thread : threads) {
        thread.join();
      }
      return count.get();
    }

    private void use() {
      for (int i = 0; !over.get(); i = (i + 13) % 1000) {
        ask(get("/stock/" + i), 200, "\"item\":" + i);
        ask(get("/orders/" + i), 200, "\"order\":" + i);
        ask(get("/reports/r" + i), 200, "r" + i + " 199\n");
        ask(post("/orders", i), 201, "\"size\":" + (i + 1) * 90);
      }
    }

    private HttpRequest.Builder to(String path) {
      return HttpRequest.newBuilder(server.resolve(path)).timeout(Duration.ofSeconds(60));
    }

    private HttpRequest get(String path) {
      return to(path).build();
    }

    private HttpRequest post(String path, int i) {
      return to(path).POST(HttpRequest.BodyPublishers.ofByteArray(BODY, 0, (i + 1) * 90)).build();
    }

    private void ask(HttpRequest request, int status, String part) {
      try {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        count.incrementAndGet();
        if (answer.statusCode() != status || !answer.body().contains(part)) {
          failures.add(request + " " + answer.statusCode() + " " + answer.body());
        }
      } catch (IOException e) {
        failures.add(request + " " + e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    @Override
    public void close() {
      over.set(true);
      client.close();
    }
  }
}
