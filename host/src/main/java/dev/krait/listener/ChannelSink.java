package dev.krait.listener;

import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import io.undertow.server.HttpServerExchange;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.xnio.channels.StreamSinkChannel;

/// Sends a response over an Undertow channel.
///
/// The application's thread hands blocks over and goes on; the connection's I/O thread, which alone
/// touches the channel, sends all that has gathered (PEP 3333 §"Buffering and Streaming" allows a
/// thread to send while the application makes its next block). So a slow client holds no
/// interpreter until more than [HIGH_WATER][#HIGH_WATER] bytes wait. The monitor guards what both
/// use.
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

  /// Whether the I/O thread has been asked to send, and has not said yet that it is done.
  private boolean sending;

  private volatile long lastSent = System.nanoTime();
  private volatile boolean full;
  private @Nullable StreamSinkChannel channel;

  /// Whether the client was ever waited for; the I/O thread's.
  private boolean slow;

  /// What the I/O thread has begun to send.
  private @Nullable Piece current;

  ChannelSink(HttpServerExchange exchange, Commit commit) {
    this.exchange = exchange;
    this.commit = commit;
  }

  @Override
  public synchronized boolean start(ResponseHead head, byte[] block, boolean last) {
    return !refused && begin(head) && accept(block, last);
  }

  @Override
  public synchronized boolean write(byte[] block, boolean last) {
    return !refused && state == State.STREAMING && accept(block, last);
  }

  @Override
  public synchronized boolean sendFile(ResponseHead head, Path file, long offset, long count) {
    if (refused) {
      return false;
    }
    try {
      List<Piece> pieces = Piece.ofFile(file, offset, count);
      if (!begin(head)) {
        pieces.forEach(Piece::close);
        return false;
      }
      for (Piece piece : pieces) {
        pending.add(piece);
        waiting += piece.weight();
      }
      return accepted(true);
    } catch (IOException e) {
      log.error("cannot read {} to send it: {}", file, e.getMessage());
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
    send();
  }

  /// When a block was last accepted, or now while there is no room: a [System#nanoTime].
  long lastSent() {
    return full ? System.nanoTime() : lastSent;
  }

  /// Answers in place of the application, once.
  ///
  /// @return false when the application had begun to answer, which is then cut off
  synchronized boolean refuse(ResponseHead head, byte[] page) {
    boolean first = state == State.NEW;
    if (first) {
      exchange.setPersistent(false);
      boolean _ = begin(head) && accept(page, true);
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

  private boolean accept(byte[] bytes, boolean last) {
    if (!(pending.peekLast() instanceof Piece.Block tail) || !tail.append(bytes)) {
      pending.add(new Piece.Block(bytes));
    }
    waiting += bytes.length;
    return accepted(last);
  }

  private boolean accepted(boolean last) {
    if (last) {
      state = State.COMPLETE;
    }
    send();
    awaitRoom();
    lastSent = System.nanoTime();
    return state != State.OVER || last;
  }

  private void send() {
    if (sending) {
      return;
    }
    sending = true;
    if (exchange.isInIoThread()) {
      turn();
    } else {
      exchange.getIoThread().execute(this::turn);
    }
  }

  private void awaitRoom() {
    while (waiting > HIGH_WATER && state != State.OVER && !exchange.isInIoThread()) {
      try {
        full = true;
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        exchange.getIoThread().execute(this::cut);
        return;
      } finally {
        full = false;
      }
    }
  }

  /// The I/O thread's: sends what has gathered and what gathers meanwhile.
  private void turn() {
    StreamSinkChannel open = channel;
    if (open == null) {
      cut();
      return;
    }
    try {
      do {
        if (!sendAll(open)) {
          await(open);
          return;
        }
        open.suspendWrites();
        Http2Stream.of(exchange).ifPresent(Http2Stream::rest);
        SlowClient.of(exchange).ifPresent(SlowClient::rest);
      } while (!done());
    } catch (IOException e) {
      log.debug("the client went away: {}", e.getMessage());
      cut();
    }
  }

  /// A connection that is closed for its slowness comes back through no channel, only through the
  /// exchange's end.
  private void await(StreamSinkChannel open) {
    if (!slow) {
      slow = true;
      exchange.addExchangeCompleteListener((_, next) -> {
        letGo();
        next.proceed();
      });
    }
    Http2Stream.of(exchange).ifPresent(stream -> stream.await(exchange, this::cut));
    SlowClient.of(exchange).ifPresent(client -> client.await(this::cut));
    open.getWriteSetter().set(_ -> turn());
    open.resumeWrites();
  }

  /// @return whether nothing is left to send
  private boolean sendAll(StreamSinkChannel open) throws IOException {
    for (Piece piece = next(); piece != null; piece = next()) {
      if (!piece.send(open)) {
        return false;
      }
      sent(piece);
    }
    if (complete()) {
      open.shutdownWrites();
    }
    return open.flush();
  }

  private synchronized @Nullable Piece next() {
    if (current == null) {
      current = pending.poll();
    }
    return current;
  }

  private synchronized void sent(Piece piece) {
    piece.close();
    current = null;
    waiting -= piece.weight();
    notifyAll();
  }

  private synchronized boolean complete() {
    return state == State.COMPLETE && pending.isEmpty();
  }

  /// What follows once everything that had gathered is sent.
  ///
  /// @return false when there is more to send by now
  private synchronized boolean done() {
    if (!pending.isEmpty()) {
      return false;
    }
    sending = false;
    if (state == State.COMPLETE) {
      state = State.OVER;
      Parting.end(exchange);
    } else if (state == State.CUT) {
      cut();
    }
    return true;
  }

  private void cut() {
    letGo();
    Parting.cut(exchange, channel);
  }

  private synchronized void letGo() {
    state = State.OVER;
    if (current != null) {
      current.close();
    }
    pending.forEach(Piece::close);
    pending.clear();
    waiting = 0;
    notifyAll();
  }
}
