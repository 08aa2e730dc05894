package dev.krait.owners;

import dev.krait.diff.Answer;
import dev.krait.diff.Differences;
import dev.krait.exchange.RequestHead;
import dev.krait.proxy.Fetched;
import dev.krait.route.Copier;
import java.io.IOException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/// Sends copies to one shadow.
///
/// @param rule differences are counted under it
record ShadowCopier(String rule, Shadow shadow, Executor threads, Differences differences)
    implements Copier, AutoCloseable {

  @Override
  public Answer send(RequestHead request) throws IOException {
    Fetched answer = shadow.send(request);
    return Answer.of(answer.status(), answer.headers(), answer.body(), answer.cut());
  }

  @Override
  public boolean compare(RequestHead request, Answer owner, Answer copied) {
    String asked = request.line().method() + " " + request.line().target();
    return !differences.add(rule, asked, owner, copied);
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
    return ShadowPlace.MOST_BYTES;
  }

  @Override
  public void close() {
    shadow.close();
  }
}
