package dev.krait.replay;

import dev.krait.capture.Recorded;
import dev.krait.capture.RecordedRequest;
import dev.krait.diff.Answer;
import dev.krait.exchange.Header;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// One implementation: sends it requests and knows which secrets of its own stand for those that
/// were replaced in the capture. Any thread.
final class Target implements AutoCloseable {
  private static final String AGENT = "krait-replay";

  private final URI base;
  private final ReplayPlan plan;
  private final Secrets secrets = new Secrets();
  private final HttpClient client;

  Target(URI base, ReplayPlan plan) {
    this.base = base;
    this.plan = plan;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(Redirect.NEVER)
            .connectTimeout(plan.limits().timeout())
            .build();
  }

  /// @throws ReplayException when nobody listens there
  void requireThere() {
    int port = base.getPort() < 0 ? "https".equals(base.getScheme()) ? 443 : 80 : base.getPort();
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(base.getHost(), port), (int) plan.limits().timeout().toMillis());
    } catch (IOException e) {
      throw new ReplayException(
          "--target: cannot connect to \"%s\" (%s); start it, or correct the address"
              .formatted(base, e.getMessage()));
    }
  }

  /// Sends it, as far as possible with this target's own cookies and tokens.
  ///
  /// @param recorded the request, and the answer that tells what stands for what
  Reply send(Recorded recorded) throws InterruptedException {
    HttpRequest message;
    try {
      RecordedRequest own = secrets.apply(recorded.request(), plan.headers());
      String agent = own.headers().getOrDefault("User-Agent", AGENT);
      message = own.at(base.toString(), agent);
    } catch (IllegalArgumentException e) {
      return Reply.missing("cannot be sent: " + e.getMessage(), 0);
    }
    Reply reply = send(message);
    if (reply.isThere() && recorded.answer().isPresent()) {
      secrets.learn(recorded.answer(), reply.answer());
    }
    return reply;
  }

  private Reply send(HttpRequest message) throws InterruptedException {
    CompletableFuture<ResponseInfo> head = new CompletableFuture<>();
    Limited body = new Limited(plan.limits().body());
    long start = System.nanoTime();
    CompletableFuture<HttpResponse<Limited>> whole =
        client.sendAsync(
            message,
            info -> {
              head.complete(info);
              return body;
            });
    try {
      ResponseInfo info = head(whole, head);
      return new Reply(answer(info, body), true, System.nanoTime() - start);
    } catch (ExecutionException e) {
      return Reply.missing(words(e), System.nanoTime() - start);
    } catch (TimeoutException _) {
      String seconds = plan.limits().timeout().toSeconds() + " s";
      return Reply.missing("nothing within " + seconds, System.nanoTime() - start);
    } finally {
      whole.cancel(true);
    }
  }

  /// Waits for the end of the body as well; an answer that never ends is as good as its beginning.
  private ResponseInfo head(
      CompletableFuture<HttpResponse<Limited>> whole, CompletableFuture<ResponseInfo> head)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      var _ = whole.get(plan.limits().timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      if (!head.isDone()) {
        throw e;
      }
    }
    return head.get();
  }

  private static Answer answer(ResponseInfo info, Limited body) {
    return Answer.of(info.statusCode(), headers(info.headers()), body.bytes(), body.isCut());
  }

  private static List<Header> headers(HttpHeaders headers) {
    return headers.map().entrySet().stream()
        .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
        .toList();
  }

  /// The same for the same reason, as they are compared.
  private static String words(ExecutionException wrapped) {
    Throwable failure = Objects.requireNonNullElse(wrapped.getCause(), wrapped);
    String message = String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT);
    if (failure instanceof ConnectException) {
      return "connection refused";
    }
    if (message.contains("reset") || message.contains("broken pipe")) {
      return "connection reset";
    }
    if (message.contains("received no bytes")) {
      return "connection closed without an answer";
    }
    if (Stream.of("eof", "closed", "content-length", "chunked").anyMatch(message::contains)) {
      return "answer broken off";
    }
    return failure instanceof IOException ? "no answer: " + message : failure.toString();
  }

  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }
}
