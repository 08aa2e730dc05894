package dev.krait.warmup;

import dev.krait.capture.RecordedRequest;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests over and over on a few connections, each of which waits for its answer before it
/// sends the next. Starts when it is made.
final class Replay implements AutoCloseable {
  static final String AGENT = "krait-warmup";

  /// An endless answer must not hold a connection for ever.
  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Rotation rotation;
  private final Latencies latencies;
  private final Map<RecordedRequest, HttpRequest> messages = new HashMap<>();
  private final List<Thread> threads = new ArrayList<>();
  private final CountDownLatch exhausted;

  Replay(WarmupSettings settings, InetSocketAddress address, Latencies latencies) {
    this.rotation = new Rotation(settings.requests());
    this.latencies = latencies;
    this.exhausted = new CountDownLatch(settings.connections());
    String base = "http://127.0.0.1:" + address.getPort() + settings.mount();
    for (RecordedRequest request : settings.requests()) {
      messages.put(request, request.withHost(settings.authority()).at(base, Replay.AGENT));
    }
    for (int i = 1; i <= settings.connections(); i++) {
      threads.add(Thread.ofPlatform().daemon().name("krait-warmup-" + i).start(this::run));
    }
  }

  /// Waits until every request has failed, or for the given time.
  ///
  /// @return whether every request has failed
  boolean awaitFailure(Duration limit) throws InterruptedException {
    return exhausted.await(limit.toNanos(), TimeUnit.NANOSECONDS);
  }

  /// The requests that have not failed so far.
  List<RecordedRequest> good() {
    return rotation.left();
  }

  private void run() {
    try {
      Optional<RecordedRequest> next = rotation.next();
      while (next.isPresent()) {
        send(next.get());
        next = rotation.next();
      }
      exhausted.countDown();
    } catch (InterruptedException _) {
      // closed
    }
  }

  private void send(RecordedRequest request) throws InterruptedException {
    long start = System.nanoTime();
    CompletableFuture<HttpResponse<Void>> answer =
        client.sendAsync(messages.get(request), BodyHandlers.discarding());
    try {
      int status = answer.get(LONGEST.toNanos(), TimeUnit.NANOSECONDS).statusCode();
      if (rotation.note(request, status)) {
        latencies.add(request, System.nanoTime() - start);
      }
    } catch (ExecutionException e) {
      rotation.fail(request, "fails (" + e.getCause() + ")");
    } catch (TimeoutException _) {
      rotation.fail(request, "is not answered in full within " + LONGEST.toSeconds() + " s");
    } finally {
      answer.cancel(true);
    }
  }

  /// Breaks off what is in progress.
  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
    client.shutdownNow();
    client.close();
  }
}
