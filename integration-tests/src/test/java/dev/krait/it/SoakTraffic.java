package dev.krait.it;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/// Clients that send this and that, one request after another, and note what goes wrong.
final class SoakTraffic {
  private static final int CLIENTS = 3;
  private static final List<String> TARGETS =
      List.of("/", "/page?%d", "/report?number%%20%d", "/stream?40", "/fails", "/upload");

  private final int port;
  private final Path body;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final AtomicLong answered = new AtomicLong();
  private final Collection<String> failures = new ConcurrentLinkedQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private volatile boolean over;

  /// @param body what is uploaded
  SoakTraffic(int port, Path body) {
    this.port = port;
    this.body = body;
  }

  void start() {
    for (int i = 0; i < CLIENTS; i++) {
      threads.add(Thread.ofPlatform().daemon().start(this::run));
    }
  }

  private void run() {
    for (int number = 0; !over && failures.size() < 100; number++) {
      String target = TARGETS.get(number % TARGETS.size()).formatted(number % 500);
      try {
        send(target);
        answered.incrementAndGet();
      } catch (IOException e) {
        failures.add(target + ": " + e);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  private void send(String target) throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + target));
    if (target.equals("/upload")) {
      request.POST(BodyPublishers.ofFile(body));
    }
    int status = client.send(request.build(), BodyHandlers.discarding()).statusCode();
    if (status != (target.equals("/fails") ? 500 : 200)) {
      failures.add(target + ": " + status);
    }
  }

  void end() throws InterruptedException {
    over = true;
    for (Thread thread : threads) {
      thread.join();
    }
    client.close();
  }

  long answered() {
    return answered.get();
  }

  Collection<String> failures() {
    return failures;
  }
}
