package dev.krait.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.xnio.conduits.AbstractStreamSinkConduit;
import org.xnio.conduits.StreamSinkConduit;

/// What Undertow writes to at a [Doorway]. It never transfers files but for our handlers.
final class DoorwaySink extends AbstractStreamSinkConduit<StreamSinkConduit> {
  private final Doorway doorway;

  DoorwaySink(StreamSinkConduit next, Doorway doorway) {
    super(next);
    this.doorway = doorway;
  }

  @Override
  public int write(ByteBuffer bytes) throws IOException {
    return doorway.endsWriting(bytes) ? 0 : next.write(bytes);
  }

  @Override
  public long write(ByteBuffer[] bytes, int offset, int count) throws IOException {
    return doorway.endsWriting(bytes[offset]) ? 0 : next.write(bytes, offset, count);
  }

  @Override
  public int writeFinal(ByteBuffer bytes) throws IOException {
    return doorway.endsWriting(bytes) ? 0 : next.writeFinal(bytes);
  }

  @Override
  public long writeFinal(ByteBuffer[] bytes, int offset, int count) throws IOException {
    return doorway.endsWriting(bytes[offset]) ? 0 : next.writeFinal(bytes, offset, count);
  }

  @Override
  public boolean flush() throws IOException {
    return !doorway.taken() && next.flush();
  }

  @Override
  public void terminateWrites() throws IOException {
    if (!doorway.taken()) {
      next.terminateWrites();
    }
  }

  @Override
  public void resumeWrites() {
    if (!doorway.taken()) {
      next.resumeWrites();
    }
  }

  @Override
  public void wakeupWrites() {
    if (!doorway.taken()) {
      next.wakeupWrites();
    }
  }
}
