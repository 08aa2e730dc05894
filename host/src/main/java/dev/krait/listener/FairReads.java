package dev.krait.listener;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.concurrent.TimeUnit;
import org.xnio.channels.StreamSinkChannel;
import org.xnio.conduits.AbstractStreamSourceConduit;
import org.xnio.conduits.StreamSourceConduit;

/// Stops reading a TLS connection for a moment after each [TURN][#TURN], so that the other
/// connections of its I/O thread have their turn.
///
/// Undertow's TLS queues a call of the read listener for each record that it decrypts, and XNIO
/// empties that queue before it looks at other connections: a client that sends as fast as it is
/// read would keep the thread for itself. Nothing is queued while reads are suspended. I/O thread.
final class FairReads extends AbstractStreamSourceConduit<StreamSourceConduit> {
  /// How many bytes a turn has.
  static final long TURN = 256L << 10;

  private static final long PAUSE_MILLIS = 1;

  private long read;
  private boolean pausing;
  private boolean resumed;

  /// @param next of a TLS connection
  FairReads(StreamSourceConduit next) {
    super(next);
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    return pausing ? 0 : (int) counted(next.read(target));
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) throws IOException {
    return pausing ? 0 : counted(next.read(targets, offset, length));
  }

  @Override
  public long transferTo(long position, long count, FileChannel target) throws IOException {
    return pausing ? 0 : counted(next.transferTo(position, count, target));
  }

  @Override
  public long transferTo(long count, ByteBuffer through, StreamSinkChannel target)
      throws IOException {
    if (pausing) {
      through.limit(0);
      return 0;
    }
    return counted(next.transferTo(count, through, target));
  }

  private long counted(long count) {
    read += Math.max(count, 0);
    if (read >= TURN) {
      pausing = true;
      next.suspendReads();
      getReadThread().executeAfter(this::goOn, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
    return count;
  }

  private void goOn() {
    pausing = false;
    read = 0;
    if (resumed) {
      next.wakeupReads();
    }
  }

  @Override
  public void resumeReads() {
    resumed = true;
    if (!pausing) {
      next.resumeReads();
    }
  }

  @Override
  public void wakeupReads() {
    resumed = true;
    if (!pausing) {
      next.wakeupReads();
    }
  }

  @Override
  public void suspendReads() {
    resumed = false;
    next.suspendReads();
  }

  @Override
  public boolean isReadResumed() {
    return resumed;
  }
}
