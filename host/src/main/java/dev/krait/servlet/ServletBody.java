package dev.krait.servlet;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.RequestBody;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A request's body on its way in. One thread at a time is at the stream, never within the monitor,
/// which guards what both sides use: the container's while bytes are to come, the reader's once it
/// has made room.
final class ServletBody implements RequestBody, ReadListener {
  /// Bodies up to this size are received before an application is called.
  static final int SMALL = 64 * 1024;

  private static final int BLOCK = 16 * 1024;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final ServletInputStream stream;
  private final long most;
  private final Runnable ready;
  private final Deque<byte[]> blocks = new ArrayDeque<>();
  private int size;
  private long total;

  /// Whether the stream is the container's to call about.
  private boolean receiving = true;

  private boolean told;
  private boolean ended;
  private @Nullable BodyException failure;
  private @Nullable String received;
  private volatile boolean wanted;
  private volatile long lastRead = System.nanoTime();

  /// @param most bytes there may be, 0 for no limit
  /// @param ready runs once, on a thread of the container's, when the body is here, or enough of it
  ///   to begin with
  ServletBody(ServletInputStream stream, long most, Runnable ready) {
    this.stream = stream;
    this.most = most;
    this.ready = ready;
  }

  /// When bytes were last read, or now while the client is waited for: a [System#nanoTime].
  long lastRead() {
    return wanted ? System.nanoTime() : lastRead;
  }

  @Override
  public void onDataAvailable() {
    receive();
  }

  @Override
  public void onAllDataRead() {
    end();
    tell();
  }

  @Override
  public void onError(Throwable cause) {
    fail(new BodyException(BAD_REQUEST, "the client did not send its request body: " + cause));
    tell();
  }

  synchronized Optional<BodyException> failure() {
    return Optional.ofNullable(failure);
  }

  /// All of it, if it has come to its end and nobody has read any.
  synchronized byte @Nullable [] whole() {
    if (!ended || failure != null || total > size) {
      return null;
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(size);
    blocks.forEach(all::writeBytes);
    return all.toByteArray();
  }

  @Override
  public synchronized String received() {
    if (received == null) {
      byte[] all = whole();
      received = all == null ? "" : new String(all, StandardCharsets.ISO_8859_1);
    }
    return received;
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    awaitBytes();
    boolean room;
    int count;
    synchronized (this) {
      if (size == 0) {
        if (failure != null) {
          throw failure;
        }
        return -1;
      }
      count = take(into);
      room = !receiving && !ended && failure == null && size < SMALL / 2;
      receiving |= room;
    }
    lastRead = System.nanoTime();
    if (room) {
      receive();
    }
    return count;
  }

  private void awaitBytes() throws IOException {
    boolean mine;
    synchronized (this) {
      mine = size == 0 && !receiving && !ended && failure == null;
      receiving |= mine;
    }
    if (mine) {
      receive();
    }
    synchronized (this) {
      try {
        wanted = true;
        while (size == 0 && !ended && failure == null) {
          wait();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IOException("interrupted while waiting for the request body", e);
      } finally {
        wanted = false;
      }
    }
  }

  private int take(ByteBuffer into) {
    int before = size;
    while (size > 0 && into.hasRemaining()) {
      byte[] first = blocks.removeFirst();
      int count = Math.min(first.length, into.remaining());
      into.put(first, 0, count);
      if (count < first.length) {
        blocks.addFirst(Arrays.copyOfRange(first, count, first.length));
      }
      size -= count;
    }
    return before - size;
  }

  /// Reads what is there, until there is no room. Whoever sees `isReady()` false must not touch the
  /// stream again: the container calls then.
  private void receive() {
    try {
      while (wants()) {
        if (stream.isFinished()) {
          end();
          break;
        }
        if (!stream.isReady()) {
          return;
        }
        byte[] block = new byte[BLOCK];
        int count = stream.read(block);
        if (count < 0) {
          end();
        } else {
          put(Arrays.copyOf(block, count));
        }
      }
    } catch (IOException | RuntimeException e) { // some say so that the request is over
      fail(new BodyException(BAD_REQUEST, "the client did not send its request body: " + e));
    }
    tell();
  }

  /// Whether there is room; if not, the stream is left alone until the reader has made some.
  private synchronized boolean wants() {
    boolean more = !ended && failure == null && size < SMALL;
    if (!more) {
      receiving = false;
    }
    return more;
  }

  private synchronized void put(byte[] block) {
    total += block.length;
    if (most > 0 && total > most) {
      fail(new BodyException(TOO_LARGE, "the request body is larger than the limit of " + most));
      return;
    }
    if (block.length > 0) {
      blocks.addLast(block);
      size += block.length;
      notifyAll();
    }
  }

  private synchronized void end() {
    ended = true;
    notifyAll();
  }

  private synchronized void fail(BodyException cause) {
    if (failure == null && !ended) {
      failure = cause;
    }
    notifyAll();
  }

  private void tell() {
    synchronized (this) {
      if (told) {
        return;
      }
      told = true;
    }
    ready.run();
  }
}
