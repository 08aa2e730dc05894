package dev.krait.warmup;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A few rounds of requests to an interpreter before it takes an old one's place: what it runs
/// first is done then, and it shows whether its code works.
///
/// It is no whole [Warmup]: most of the code is the old one's, and compiled.
public final class Rehearsal {
  private static final int ROUNDS = 10;
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final Duration LONGEST = Duration.ofSeconds(30);
  private static final int SERVER_ERROR = 500;

  private final WarmupSettings settings;

  /// @param settings with requests that the old interpreter answered
  public Rehearsal(WarmupSettings settings) {
    this.settings = settings;
  }

  /// Sends each request ten times, in turns, for ten seconds at most after the first round.
  ///
  /// @param address a listener on the loopback interface
  /// @return the first request that failed twice in a row, and how, in words; nothing when none did
  public Optional<String> run(InetSocketAddress address) throws InterruptedException {
    String base = "http://127.0.0.1:" + address.getPort() + settings.mount();
    List<HttpRequest> messages =
        settings.requests().stream()
            .map(request -> request.withHost(settings.authority()))
            .map(request -> request.at(base, Replay.AGENT))
            .map(
                message -> HttpRequest.newBuilder(message, (_, _) -> true).timeout(LONGEST).build())
            .toList();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      try {
        return rounds(client, messages);
      } finally {
        client.shutdownNow();
      }
    }
  }

  private Optional<String> rounds(HttpClient client, List<HttpRequest> messages)
      throws InterruptedException {
    long end = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < messages.size() && System.nanoTime() < end; i++) {
        Optional<String> failure = send(client, messages.get(i));
        if (failure.isPresent()) {
          failure = send(client, messages.get(i)); // once can be chance
        }
        if (failure.isPresent()) {
          String line = settings.requests().get(i).line();
          return failure.map(how -> "the warm-up request " + line + " " + how);
        }
      }
      end = Math.min(end, System.nanoTime() + LIMIT.toNanos());
    }
    return Optional.empty();
  }

  private static Optional<String> send(HttpClient client, HttpRequest message)
      throws InterruptedException {
    try {
      int status = client.send(message, BodyHandlers.discarding()).statusCode();
      return status < SERVER_ERROR ? Optional.empty() : Optional.of("is answered " + status);
    } catch (IOException e) {
      return Optional.of("fails (" + e + ")");
    }
  }
}
