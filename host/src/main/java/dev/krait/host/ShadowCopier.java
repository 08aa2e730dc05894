package dev.krait.host;

import dev.krait.exchange.RequestHead;
import dev.krait.proxy.Fetch;
import dev.krait.proxy.Fetched;
import dev.krait.route.Answer;
import dev.krait.route.Copier;
import java.io.IOException;
import java.util.Arrays;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Sends copies to one shadow.
final class ShadowCopier implements Copier, AutoCloseable {
  private final String rule;
  private final Fetch fetch;
  private final Executor threads;
  private final Runnable closer;

  /// @param closer ends what answers, if that was started for the shadow
  ShadowCopier(String rule, Fetch fetch, Executor threads, Runnable closer) {
    this.rule = rule;
    this.fetch = fetch;
    this.threads = threads;
    this.closer = closer;
  }

  @Override
  public Answer send(RequestHead request) throws IOException {
    Fetched answer = fetch.send(request);
    if (answer.cut()) {
      throw new IOException("the answer is too large to be compared");
    }
    return new Answer(answer.status(), answer.headers(), answer.body());
  }

  @Override
  public boolean compare(RequestHead request, Answer owner, Answer shadow) {
    return !rule.isEmpty()
        && owner.status() == shadow.status()
        && Arrays.equals(owner.body(), shadow.body());
  }

  @Override
  public boolean inBackground(Runnable work) {
    try {
      threads.execute(work);
      return true;
    } catch (RejectedExecutionException _) {
      return false;
    }
  }

  @Override
  public int mostBytes() {
    return 1 << 20;
  }

  @Override
  public void close() {
    fetch.close();
    closer.run();
  }
}
