package dev.krait.listener;

import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.IoUtils;
import org.xnio.channels.StreamSinkChannel;

/// Sends a response over an Undertow channel.
///
/// The calling thread writes what the socket takes at once; the rest waits here and an I/O thread
/// sends it, so a slow client holds no interpreter until more than [HIGH_WATER][#HIGH_WATER] bytes
/// wait. Both hold the monitor while they touch the channel.
final class ChannelSink implements ResponseSink {
  private static final Logger log = LoggerFactory.getLogger(ChannelSink.class);
  private static final int HIGH_WATER = 256 * 1024;

  private enum State {
    /// Nothing is committed.
    NEW,
    /// The head is committed, more blocks may come.
    STREAMING,
    /// The last block was accepted.
    COMPLETE,
    /// To be cut once what was accepted is sent.
    CUT,
    /// Nothing more can be sent.
    OVER
  }

  private final HttpServerExchange exchange;
  private final Commit commit;
  private final Deque<Piece> pending = new ArrayDeque<>();
  private int waiting;
  private State state = State.NEW;
  private boolean refused;
  private volatile long lastSent = System.nanoTime();
  private @Nullable StreamSinkChannel channel;

  ChannelSink(HttpServerExchange exchange, Commit commit) {
    this.exchange = exchange;
    this.commit = commit;
  }

  @Override
  public synchronized boolean start(ResponseHead head, byte[] block, boolean last) {
    return !refused && begin(head) && accept(new Piece.Block(ByteBuffer.wrap(block)), last);
  }

  @Override
  public synchronized boolean write(byte[] block, boolean last) {
    return !refused
        && state == State.STREAMING
        && accept(new Piece.Block(ByteBuffer.wrap(block)), last);
  }

  @Override
  public synchronized boolean sendFile(ResponseHead head, Path file, long offset, long count) {
    if (refused) {
      return false;
    }
    try {
      FileChannel source = FileChannel.open(file, StandardOpenOption.READ);
      if (!begin(head)) {
        IoUtils.safeClose(source);
        return false;
      }
      return accept(new Piece.Region(source, offset, count), true);
    } catch (IOException e) {
      log.error("cannot open {} to send it: {}", file, e.getMessage());
      abort();
      return false;
    }
  }

  @Override
  public synchronized void abort() {
    if (refused || state == State.OVER || state == State.COMPLETE) {
      return;
    }
    state = State.CUT;
    push();
  }

  /// When a block was last accepted, a [System#nanoTime].
  long lastSent() {
    return lastSent;
  }

  /// Answers in place of the application, once.
  ///
  /// @return false when the application had begun to answer, which is then cut off
  synchronized boolean refuse(ResponseHead head, byte[] page) {
    boolean first = state == State.NEW;
    if (first) {
      exchange.setPersistent(false);
      boolean _ = begin(head) && accept(new Piece.Block(ByteBuffer.wrap(page)), true);
    } else {
      abort();
    }
    refused = true;
    return first;
  }

  private boolean begin(ResponseHead head) {
    if (state != State.NEW) {
      return false;
    }
    commit.apply(exchange, head);
    channel = exchange.getResponseChannel();
    if (channel == null) {
      state = State.OVER;
      return false;
    }
    state = State.STREAMING;
    return true;
  }

  private boolean accept(Piece piece, boolean last) {
    pending.add(piece);
    waiting += piece.weight();
    if (last) {
      state = State.COMPLETE;
    }
    if (last && waiting <= HIGH_WATER && !exchange.isInIoThread()) {
      exchange.getIoThread().execute(this::pushLast);
    } else {
      push();
      awaitRoom();
    }
    lastSent = System.nanoTime();
    return state != State.OVER || last;
  }

  /// The end of a response is the I/O thread's to send: the interpreter has its next request to
  /// serve meanwhile, and the exchange ends where its connection's next one begins.
  private synchronized void pushLast() {
    push();
    notifyAll();
  }

  /// Sends what can be sent; hands what is left to the I/O thread.
  private void push() {
    StreamSinkChannel open = channel;
    if (open == null) {
      cut();
      return;
    }
    if (!send(open)) {
      open.getWriteSetter().set(this::writable);
      open.resumeWrites();
    }
  }

  private synchronized void writable(StreamSinkChannel open) {
    if (state == State.OVER || send(open)) {
      open.suspendWrites();
    }
    notifyAll();
  }

  /// @return whether nothing is left to send
  private boolean send(StreamSinkChannel open) {
    try {
      while (!pending.isEmpty()) {
        Piece piece = pending.getFirst();
        if (!piece.send(open)) {
          return false;
        }
        pending.removeFirst();
        waiting -= piece.weight();
        piece.close();
      }
      if (state == State.COMPLETE && open.isOpen()) {
        open.shutdownWrites();
      }
      if (!open.flush()) {
        return false;
      }
    } catch (IOException e) {
      log.debug("the client went away: {}", e.getMessage());
      cut();
      return true;
    }
    if (state == State.COMPLETE) {
      state = State.OVER;
      exchange.endExchange();
    } else if (state == State.CUT) {
      cut();
    }
    return true;
  }

  private void cut() {
    state = State.OVER;
    pending.forEach(Piece::close);
    pending.clear();
    waiting = 0;
    IoUtils.safeClose(exchange.getConnection());
    exchange.endExchange();
  }

  private void awaitRoom() {
    if (exchange.isInIoThread()) {
      return;
    }
    while (waiting > HIGH_WATER && state != State.OVER) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        cut();
      }
    }
  }
}
