package dev.krait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LoadClientTest {
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server = unbound();

  private static HttpServer unbound() {
    try {
      return HttpServer.create();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @BeforeEach
  void start() throws IOException {
    server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = "hello".getBytes(StandardCharsets.UTF_8);
          int status = exchange.getRequestURI().getPath().equals("/bad") ? 500 : 200;
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void everyAnswerIsCountedInAWindow() throws InterruptedException {
    LoadClient.Load load =
        LoadClient.flatOut(server.getAddress(), "/").run(Duration.ofSeconds(1)).requireClean();

    assertThat(load.rates()).hasSize(2);
    assertThat(load.meanRate()).isPositive();
    assertThat(load.answers()).isPositive();
  }

  @Test
  void aPacedClientSendsNoMoreThanItsRate() throws InterruptedException {
    LoadClient.Load load =
        LoadClient.paced(server.getAddress(), "/", 160).run(Duration.ofSeconds(1)).requireClean();

    assertThat(load.answers()).isBetween(1, 176);
  }

  @Test
  void wrongAnswersDisqualify() throws InterruptedException {
    LoadClient.Load load =
        LoadClient.flatOut(server.getAddress(), "/bad").run(Duration.ofMillis(500));

    assertThatThrownBy(load::requireClean)
        .isInstanceOf(MeasureException.class)
        .hasMessageContaining("without a right answer");
  }

  @Test
  void aServerThatDoesNotListenYetHasEmptyWindows() throws InterruptedException {
    InetSocketAddress closed = server.getAddress();
    stop();

    assertThat(LoadClient.flatOut(closed, "/").run(Duration.ofMillis(500)).rates())
        .containsExactly(0.0);
  }
}
