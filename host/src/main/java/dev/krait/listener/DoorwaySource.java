package dev.krait.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/// What Undertow reads from at a [Doorway].
final class DoorwaySource extends AbstractStreamSourceConduit<StreamSourceConduit> {
  private final Doorway doorway;

  DoorwaySource(StreamSourceConduit next, Doorway doorway) {
    super(next);
    this.doorway = doorway;
  }

  Doorway doorway() {
    return doorway;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    return doorway.endsReading() ? 0 : next.read(into);
  }

  @Override
  public long read(ByteBuffer[] into, int offset, int count) throws IOException {
    return doorway.endsReading() ? 0 : next.read(into, offset, count);
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    return doorway.endsReading() ? 0 : next.transferTo(position, count, target);
  }

  @Override
  public long transferTo(long count, ByteBuffer through, StreamSinkChannel target)
      throws IOException {
    return doorway.endsReading() ? 0 : next.transferTo(count, through, target);
  }

  @Override
  public void terminateReads() throws IOException {
    if (!doorway.endsReading()) {
      next.terminateReads();
    }
  }

  @Override
  public void resumeReads() {
    if (!doorway.taken()) {
      next.resumeReads();
    }
  }

  @Override
  public void wakeupReads() {
    if (!doorway.taken()) {
      next.wakeupReads();
    }
  }
}
