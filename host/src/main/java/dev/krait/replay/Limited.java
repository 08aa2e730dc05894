package dev.krait.replay;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/// Keeps the beginning of a body and reads the rest as well, so that the connection stays usable.
/// What is there so far can be had before the end.
final class Limited implements BodySubscriber<Limited> {
  private final int most;
  private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
  private final CompletableFuture<Limited> whole = new CompletableFuture<>();
  private boolean cut;

  Limited(int most) {
    this.most = most;
  }

  @Override
  public CompletionStage<Limited> getBody() {
    return whole;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    subscription.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    buffers.forEach(this::keep);
  }

  private synchronized void keep(ByteBuffer buffer) {
    int length = Math.min(buffer.remaining(), most - kept.size());
    byte[] bytes = new byte[length];
    buffer.get(bytes);
    kept.write(bytes, 0, length);
    cut |= buffer.hasRemaining();
  }

  @Override
  public void onError(Throwable failure) {
    whole.completeExceptionally(failure);
  }

  @Override
  public void onComplete() {
    whole.complete(this);
  }

  synchronized byte[] bytes() {
    return kept.toByteArray();
  }

  /// Whether there was, or may be, more than is kept.
  synchronized boolean isCut() {
    return cut || !whole.isDone();
  }
}
