package dev.krait.check;

import dev.krait.capture.RecordedRequest;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscribers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Sends requests, each when the one before is answered.
final class Sender implements AutoCloseable {
  private static final String AGENT = "krait-check";
  private static final int GATEWAY_TIMEOUT = 504;

  /// Without `--timeout` the host would wait for ever.
  private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

  /// An endless answer is as good as its beginning.
  private static final Duration LONGEST_BODY = Duration.ofSeconds(3);

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final String base;
  private final Notes notes;

  /// @param notes hears of requests that are not answered
  Sender(String base, Notes notes) {
    this.base = base;
    this.notes = notes;
  }

  Answer send(RecordedRequest request) throws InterruptedException {
    CompletableFuture<Integer> head = new CompletableFuture<>();
    CompletableFuture<HttpResponse<Void>> whole =
        client.sendAsync(
            request.at(base, AGENT),
            info -> {
              head.complete(info.statusCode());
              return BodySubscribers.discarding();
            });
    CompletableFuture<Boolean> _ = whole.handle((_, _) -> head.complete(0)); // if it was cut off
    try {
      int status = head.get(LONGEST_SILENCE.toMillis(), TimeUnit.MILLISECONDS);
      if (status == GATEWAY_TIMEOUT) {
        unanswered(request, "is answered 504, as Krait does after a silence of --timeout");
      }
      awaitEnd(whole);
      return new Answer(request, status);
    } catch (TimeoutException _) {
      unanswered(request, "is not answered within " + LONGEST_SILENCE.toSeconds() + " s");
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      whole.cancel(true);
    }
    return new Answer(request, 0);
  }

  private static void awaitEnd(CompletableFuture<HttpResponse<Void>> whole)
      throws InterruptedException {
    try {
      whole.get(LONGEST_BODY.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException _) {
      // cut off, by the host for a reason that the layer has noted, or by us
    }
  }

  private void unanswered(RecordedRequest request, String how) {
    notes.add(
        new Finding(
            new Rule("unanswered", Level.ERROR),
            "the request "
                + how
                + "; clients and proxies wait for some seconds; find out what it waits for",
            Place.NOWHERE,
            request.line(),
            1));
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
