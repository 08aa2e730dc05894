package dev.krait.listener;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseObserver;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.HeaderValues;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import org.xnio.channels.StreamSourceChannel;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/// Tells an observer what a handler sends. What goes out without passing through the heap is not
/// seen, and then the response counts as not complete.
final class ObservedConduit extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private final ResponseObserver observer;
  private boolean unseen;
  private boolean ended;

  ObservedConduit(StreamSinkConduit next, HttpServerExchange http, ResponseObserver observer) {
    super(next);
    this.observer = observer;
    List<Header> headers = new ArrayList<>();
    for (HeaderValues values : http.getResponseHeaders()) {
      for (String value : values) {
        headers.add(new Header(values.getHeaderName().toString(), value));
      }
    }
    String reason = http.getReasonPhrase();
    observer.head(new ResponseHead(http.getStatusCode(), reason == null ? "" : reason, headers));
  }

  private void see(ByteBuffer before, long count) {
    byte[] bytes = new byte[(int) Math.min(count, before.remaining())];
    before.get(bytes);
    observer.block(bytes, 0, bytes.length);
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    ByteBuffer before = source.duplicate();
    int count = super.write(source);
    see(before, count);
    return count;
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) throws IOException {
    return seen(sources, offset, length, false);
  }

  @Override
  public int writeFinal(ByteBuffer source) throws IOException {
    ByteBuffer before = source.duplicate();
    int count = super.writeFinal(source);
    see(before, count);
    endIf(!source.hasRemaining());
    return count;
  }

  @Override
  public long writeFinal(ByteBuffer[] sources, int offset, int length) throws IOException {
    long count = seen(sources, offset, length, true);
    boolean all = true;
    for (int i = offset; i < offset + length; i++) {
      all &= !sources[i].hasRemaining();
    }
    endIf(all);
    return count;
  }

  private long seen(ByteBuffer[] sources, int offset, int length, boolean last) throws IOException {
    ByteBuffer[] before = new ByteBuffer[length];
    for (int i = 0; i < length; i++) {
      before[i] = sources[offset + i].duplicate();
    }
    long count =
        last ? super.writeFinal(sources, offset, length) : super.write(sources, offset, length);
    long left = count;
    for (int i = 0; i < length && left > 0; i++) {
      long here = Math.min(left, before[i].remaining());
      see(before[i], here);
      left -= here;
    }
    return count;
  }

  @Override
  public long transferFrom(FileChannel source, long position, long count) throws IOException {
    unseen = true;
    return super.transferFrom(source, position, count);
  }

  @Override
  public long transferFrom(StreamSourceChannel source, long count, ByteBuffer throughBuffer)
      throws IOException {
    unseen = true;
    return super.transferFrom(source, count, throughBuffer);
  }

  @Override
  public void terminateWrites() throws IOException {
    super.terminateWrites();
    endIf(true);
  }

  @Override
  public void truncateWrites() throws IOException {
    unseen = true;
    endIf(true);
    super.truncateWrites();
  }

  private void endIf(boolean over) {
    if (over && !ended) {
      ended = true;
      observer.end(!unseen);
    }
  }
}
