package dev.krait.route;

import dev.krait.diff.Answer;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseObserver;
import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps a response of up to a number of bytes, and hands it on when it is complete; a larger or
/// broken one is forgotten.
final class Keeper implements ResponseObserver {
  private final int most;
  private final Consumer<Answer> whole;
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private @Nullable ResponseHead head;
  private boolean tooLarge;

  Keeper(int most, Consumer<Answer> whole) {
    this.most = most;
    this.whole = whole;
  }

  @Override
  public synchronized void head(ResponseHead sent) {
    head = sent;
  }

  @Override
  public synchronized void block(byte[] bytes, int offset, int count) {
    tooLarge |= body.size() + count > most;
    if (!tooLarge) {
      body.write(bytes, offset, count);
    }
  }

  @Override
  public synchronized void end(boolean complete) {
    ResponseHead sent = head;
    head = null;
    if (complete && !tooLarge && sent != null) {
      whole.accept(Answer.of(sent.status(), sent.headers(), body.toByteArray(), false));
    }
  }
}
