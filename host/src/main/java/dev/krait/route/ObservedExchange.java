package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseObserver;
import dev.krait.exchange.ResponseSink;
import java.nio.file.Path;
import java.util.Optional;

/// An exchange whose response somebody else sees as well. A file that is sent is not seen.
final class ObservedExchange extends PassedExchange {
  private final ResponseObserver observer;
  private final ResponseSink sink = new Sink();

  ObservedExchange(Exchange inner, ResponseObserver observer) {
    super(inner);
    this.observer = observer;
  }

  @Override
  public ResponseSink response() {
    return sink;
  }

  @Override
  public Optional<ResponseObserver> observer() {
    return Optional.of(observer);
  }

  private boolean seen(boolean sent, byte[] block, boolean last) {
    observer.block(block, 0, block.length);
    if (last || !sent) {
      observer.end(sent);
    }
    return sent;
  }

  private final class Sink implements ResponseSink {
    @Override
    public boolean start(ResponseHead head, byte[] block, boolean last) {
      observer.head(head);
      return seen(inner.response().start(head, block, last), block, last);
    }

    @Override
    public boolean write(byte[] block, boolean last) {
      return seen(inner.response().write(block, last), block, last);
    }

    @Override
    public boolean sendFile(ResponseHead head, Path file, long offset, long count) {
      return inner.response().sendFile(head, file, offset, count);
    }

    @Override
    public void abort() {
      observer.end(false);
      inner.response().abort();
    }
  }
}
