package dev.krait.servlet;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what an application gives over a container's stream. One thread at a time is at the
/// stream, never within the monitor: the container's when it calls, else the application's. When
/// more than [HIGH_WATER][#HIGH_WATER] bytes wait for the client, the application does, too.
final class Outlet implements WriteListener {
  private static final Logger log = LoggerFactory.getLogger(Outlet.class);
  private static final int HIGH_WATER = 256 * 1024;

  private enum State {
    /// More may come.
    OPEN,
    /// The last block was accepted.
    COMPLETE,
    /// To be cut once what was accepted is sent.
    CUT,
    /// Nothing more can be sent.
    OVER
  }

  private final ServletOutputStream stream;
  private final Ending ending;
  private final Deque<Piece> pending = new ArrayDeque<>();
  private int waiting;
  private State state = State.OPEN;

  /// Whether somebody is at the stream: the container, from the start.
  private boolean sending = true;

  private volatile long lastSent = System.nanoTime();
  private volatile boolean full;

  /// Of whoever is at the stream.
  private boolean unflushed;

  Outlet(ServletOutputStream stream, Ending ending) {
    this.stream = stream;
    this.ending = ending;
  }

  /// When a block was last accepted, or now while there is no room: a [System#nanoTime].
  long lastSent() {
    return full ? System.nanoTime() : lastSent;
  }

  /// Takes a piece, and waits while too many wait.
  ///
  /// @param last whether it completes the body
  /// @return false when nobody will receive the rest
  boolean accept(Piece piece, boolean last) {
    synchronized (this) {
      if (state != State.OPEN) {
        piece.close();
        return false;
      }
      pending.add(piece);
      waiting += piece.weight();
      if (last) {
        state = State.COMPLETE;
      }
    }
    send();
    boolean reached = awaitRoom();
    lastSent = System.nanoTime();
    return reached || last;
  }

  /// Ends it unless it is complete; what was accepted is sent before.
  void cut() {
    synchronized (this) {
      if (state != State.OPEN) {
        return;
      }
      state = State.CUT;
    }
    send();
  }

  /// Nobody will take any more.
  synchronized void letGo() {
    state = State.OVER;
    pending.forEach(Piece::close);
    pending.clear();
    waiting = 0;
    notifyAll();
  }

  @Override
  public void onWritePossible() {
    turn();
  }

  @Override
  public void onError(Throwable cause) {
    log.debug("the client went away: {}", cause.toString());
    letGo();
    ending.complete();
  }

  private void send() {
    synchronized (this) {
      if (sending) {
        return;
      }
      sending = true;
    }
    turn();
  }

  private synchronized boolean awaitRoom() {
    try {
      full = true;
      while (waiting > HIGH_WATER && state != State.OVER) {
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      full = false;
    }
    return state != State.OVER;
  }

  /// Sends what has gathered, and what gathers meanwhile. Whoever sees `isReady()` false must not
  /// touch the stream again: the container calls then.
  private void turn() {
    try {
      while (stream.isReady()) {
        Piece piece = next();
        if (piece != null) {
          unflushed = true;
          sent(piece, piece.send(stream));
        } else if (unflushed && open()) {
          unflushed = false;
          stream.flush();
        } else if (rest()) {
          return;
        }
      }
    } catch (IOException | RuntimeException e) {
      onError(e);
    }
  }

  private synchronized @Nullable Piece next() {
    return pending.peek();
  }

  private synchronized boolean open() {
    return state != State.COMPLETE;
  }

  private synchronized void sent(Piece piece, int count) {
    waiting -= count;
    if (piece.done()) {
      pending.poll();
      piece.close();
    }
    notifyAll();
  }

  /// What follows once everything that had gathered is sent.
  ///
  /// @return false when there is more to send by now
  private boolean rest() {
    State last;
    synchronized (this) {
      if (!pending.isEmpty()) {
        return false;
      }
      last = state;
      sending = last != State.OPEN; // else nobody comes back
      if (sending) {
        letGo();
      }
    }
    if (last == State.COMPLETE) {
      ending.complete();
    } else if (last == State.CUT) {
      ending.cut();
    }
    return true;
  }
}
