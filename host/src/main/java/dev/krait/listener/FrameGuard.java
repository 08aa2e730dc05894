package dev.krait.listener;

import io.undertow.protocols.http2.ConnectionErrorException;
import io.undertow.protocols.http2.Http2Channel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.StreamConnection;
import org.xnio.XnioExecutor;

/// Looks at what comes over an HTTP/2 connection before Undertow's parser does, and does what that
/// one leaves out: header fields are handed on when all of them are here (Undertow would begin the
/// request with those of the first frame) and have limits of time and size however they are cut
/// into frames, and so do frames that floods are made of. A client beyond a limit is told with
/// GOAWAY, then its connection is closed. I/O thread.
final class FrameGuard extends ReadingConduit {
  private static final Logger log = LoggerFactory.getLogger(FrameGuard.class);
  private static final int PREFACE_BYTES = 24;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final StreamConnection connection;
  private final Limits limits;
  private final FrameBudget idle =
      new FrameBudget("frames that bring nothing", 1000, Duration.ofMillis(10), System.nanoTime());

  /// Undertow's own limit passes over streams whose request was complete.
  private final FrameBudget resets =
      new FrameBudget("streams that are reset", 200, Duration.ofMillis(150), System.nanoTime());

  private final ByteBuffer raw = ByteBuffer.allocate(Acceptor.BUFFER_BYTES).flip();

  /// To be handed on before anything that comes.
  private ByteBuffer ready = NOTHING;

  /// Bytes to come that are handed on as they are.
  private int passing = PREFACE_BYTES;

  /// Bytes to come that are thrown away.
  private int dropping;

  private @Nullable HeaderBlock block;
  private @Nullable Http2Connection http2;
  private boolean over;
  private XnioExecutor.@Nullable Key timer;

  /// What a client may do.
  ///
  /// @param blockBytes header fields of a request, as they are on the wire
  /// @param blockTime for them to come
  /// @param first until the first ones have come
  record Limits(int blockBytes, Duration blockTime, Duration first) {}

  private FrameGuard(StreamConnection connection, Limits limits) {
    super(connection.getSourceChannel().getConduit());
    this.connection = connection;
    this.limits = limits;
  }

  static FrameGuard install(StreamConnection connection, Limits limits) {
    FrameGuard guard = new FrameGuard(connection, limits);
    connection.getSourceChannel().setConduit(guard);
    guard.arm(limits.first());
    return guard;
  }

  /// Before anything is read.
  ///
  /// @param above what reads from here
  void serve(Http2Connection above) {
    http2 = above;
  }

  @Override
  public int read(ByteBuffer to) throws IOException {
    if (over) {
      return -1;
    }
    int before = to.position();
    int came = 1;
    try {
      while (to.hasRemaining() && came > 0) {
        if (!proceed(to)) {
          came = next.read(raw.compact());
          raw.flip();
        }
      }
    } catch (ConnectionErrorException e) {
      over = true;
      log.info("closed a connection of {}: {}", connection.getPeerAddress(), e.getMessage());
      throw e;
    }
    int count = to.position() - before;
    if (count > 0 && left() && isReadResumed()) {
      next.wakeupReads();
    }
    return count > 0 || came >= 0 ? count : -1;
  }

  /// @return false when that takes more bytes
  private boolean proceed(ByteBuffer to) throws ConnectionErrorException {
    if (ready.hasRemaining()) {
      move(ready, to, ready.remaining());
      return true;
    }
    if (!raw.hasRemaining()) {
      return false;
    }
    if (passing > 0) {
      passing -= move(raw, to, passing);
      return true;
    }
    if (dropping > 0) {
      int count = Math.min(dropping, raw.remaining());
      raw.position(raw.position() + count);
      dropping -= count;
      return true;
    }
    if (block != null && block.missing() > 0) {
      block.take(raw);
      handOn(block);
      return true;
    }
    return begin();
  }

  private static int move(ByteBuffer from, ByteBuffer to, int most) {
    int count = Math.min(most, Math.min(from.remaining(), to.remaining()));
    to.put(to.position(), from, from.position(), count);
    to.position(to.position() + count);
    from.position(from.position() + count);
    return count;
  }

  private boolean begin() throws ConnectionErrorException {
    ByteBuffer head = raw.duplicate();
    if (head.remaining() < Frame.BYTES) {
      return false;
    }
    Frame frame = Frame.read(head);
    if (frame.type() == Frame.WINDOW_UPDATE && head.remaining() < Integer.BYTES) {
      return false;
    }
    if (frame.type() == Frame.RST_STREAM) {
      spend(resets);
    } else if (frame.idle(head)) {
      spend(idle);
    }
    raw.position(raw.position() + Frame.BYTES);
    take(frame);
    return true;
  }

  private void take(Frame frame) throws ConnectionErrorException {
    if (block != null) {
      block.proceed(frame);
      handOn(block);
    } else if (frame.type() == Frame.HEADERS) {
      beginBlock(new HeaderBlock(frame, limits.blockBytes()));
    } else if (frame.type() == Frame.DATA
        && http2 != null
        && http2.throwsAway(frame.stream(), frame.length())) {
      spend(idle);
      dropping = frame.length();
    } else {
      ready = ByteBuffer.allocate(Frame.BYTES);
      frame.write(ready);
      ready.flip();
      passing = frame.length();
    }
  }

  private static void spend(FrameBudget budget) throws ConnectionErrorException {
    if (!budget.spend(System.nanoTime())) {
      throw new ConnectionErrorException(Http2Channel.ERROR_ENHANCE_YOUR_CALM, budget.toString());
    }
  }

  private void beginBlock(HeaderBlock begun) {
    block = begun;
    if (timer == null) {
      arm(limits.blockTime());
    }
    handOn(begun);
  }

  private void handOn(HeaderBlock begun) {
    if (begun.whole()) {
      ready = begun.frame();
      block = null;
      disarm();
    }
  }

  private void arm(Duration time) {
    timer = getReadThread().executeAfter(this::giveUp, time.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void disarm() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }

  private void giveUp() {
    log.debug("closed a connection of {}: no request came in time", connection.getPeerAddress());
    IoUtils.safeClose(connection);
  }

  /// Whether there is something to hand on of which the connection will not tell.
  private boolean left() {
    return ready.hasRemaining() || raw.hasRemaining();
  }

  @Override
  public void resumeReads() {
    if (left()) {
      next.wakeupReads();
    } else {
      next.resumeReads();
    }
  }

  @Override
  public void terminateReads() throws IOException {
    disarm();
    super.terminateReads();
  }
}
