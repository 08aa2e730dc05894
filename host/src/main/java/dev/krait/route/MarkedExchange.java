package dev.krait.route;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// An exchange whose response gets one more header field.
final class MarkedExchange extends PassedExchange {
  private final Header mark;
  private final ResponseSink sink = new Sink();

  MarkedExchange(Exchange inner, Header mark) {
    super(inner);
    this.mark = mark;
  }

  @Override
  public ResponseSink response() {
    return sink;
  }

  @Override
  public List<Header> additions() {
    return List.of(mark);
  }

  private ResponseHead marked(ResponseHead head) {
    return new ResponseHead(
        head.status(),
        head.reason(),
        Stream.concat(head.headers().stream(), Stream.of(mark)).toList());
  }

  private final class Sink implements ResponseSink {
    @Override
    public boolean start(ResponseHead head, byte[] block, boolean last) {
      return inner.response().start(marked(head), block, last);
    }

    @Override
    public boolean write(byte[] block, boolean last) {
      return inner.response().write(block, last);
    }

    @Override
    public boolean sendFile(ResponseHead head, Path file, long offset, long count) {
      return inner.response().sendFile(marked(head), file, offset, count);
    }

    @Override
    public void abort() {
      inner.response().abort();
    }
  }
}
