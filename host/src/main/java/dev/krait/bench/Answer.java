package dev.krait.bench;

import dev.krait.config.Quoted;
import dev.krait.peers.ServerProcess;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// One request, to see that a server answers it rightly.
final class Answer {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  private static final int OK = 200;
  private static final int POLL_MILLIS = 2;

  private Answer() {}

  /// @throws MeasureException when the answer is not what the application says
  /// @throws dev.krait.peers.PeerException when the server has ended
  static void check(ServerProcess server, Route route) throws InterruptedException {
    try (HttpClient client = client()) {
      HttpResponse<String> response = send(client, server, route);
      if (response.statusCode() != OK || !route.isAnswer(response.body())) {
        throw new MeasureException(
            "answers %s with %d and %s"
                .formatted(route.path(), response.statusCode(), Quoted.of(response.body())));
      }
    } catch (IOException e) {
      server.requireAlive();
      throw new MeasureException("does not answer " + route.path() + ": " + e);
    }
  }

  /// Asks until there is a right answer.
  ///
  /// @return how long after its start the server had given it
  /// @throws MeasureException when the answer is wrong, or there is none within a minute
  /// @throws dev.krait.peers.PeerException when the server ends, or does not listen within a minute
  static Duration await(ServerProcess server, Route route) throws InterruptedException {
    try (HttpClient client = client()) {
      // asking by HTTP all the time would take much of a core from the server that starts
      server.awaitListening(LIMIT);
      while (true) {
        try {
          HttpResponse<String> response = send(client, server, route);
          Duration taken = Duration.ofNanos(System.nanoTime() - server.started());
          if (!route.isAnswer(response.body())) {
            throw new MeasureException("the first answer is " + Quoted.of(response.body()));
          }
          return taken;
        } catch (IOException e) {
          server.requireAlive();
          if (System.nanoTime() - server.started() > LIMIT.toNanos()) {
            throw new MeasureException("no answer within " + LIMIT.toSeconds() + " s: " + e);
          }
          Thread.sleep(POLL_MILLIS);
        }
      }
    }
  }

  private static HttpClient client() {
    return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  }

  private static HttpResponse<String> send(HttpClient client, ServerProcess server, Route route)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(server.address(route.path())).timeout(LIMIT).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
