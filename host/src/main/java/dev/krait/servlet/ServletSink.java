package dev.krait.servlet;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends a response through a container: its head, then the blocks through an [Outlet]. The
/// application's thread, but for [refuse][#refuse] and [letGo][#letGo].
final class ServletSink implements ResponseSink {
  private static final Logger log = LoggerFactory.getLogger(ServletSink.class);

  private final HttpServletResponse response;
  private final Ending ending;
  private final long arrived = System.nanoTime();
  private boolean begun;
  private boolean refused;
  private boolean gone;
  private volatile @Nullable Outlet outlet;

  ServletSink(HttpServletResponse response, Ending ending) {
    this.response = response;
    this.ending = ending;
  }

  @Override
  public boolean start(ResponseHead head, byte[] block, boolean last) {
    return claim(true) && commit(head, block, last);
  }

  @Override
  public boolean write(byte[] block, boolean last) {
    Outlet current = outlet;
    return current != null && !refused() && current.accept(new Piece.Block(block), last);
  }

  @Override
  public boolean sendFile(ResponseHead head, Path file, long offset, long count) {
    if (!claim(true)) {
      return false;
    }
    try {
      Piece piece = new Piece.Part(FileChannel.open(file).position(offset), count);
      if (begin(head)) {
        return listen().accept(piece, true);
      }
      piece.close();
    } catch (IOException | RuntimeException e) {
      log.error("cannot send {}: {}", file, e.toString());
      ending.cut();
    }
    return false;
  }

  @Override
  public void abort() {
    if (claim(true)) {
      ending.cut();
    } else if (!refused()) {
      opened().ifPresent(Outlet::cut);
    }
  }

  /// When a block was last accepted, or now while there is no room: a [System#nanoTime].
  long lastSent() {
    Outlet current = outlet;
    return current == null ? arrived : current.lastSent();
  }

  /// Whether the client has gone.
  synchronized boolean gone() {
    return gone;
  }

  /// The container has ended the request.
  void letGo() {
    synchronized (this) {
      gone = true;
      begun = true;
    }
    opened().ifPresent(Outlet::letGo);
  }

  /// Answers in place of the application, once.
  ///
  /// @return false when the application had begun to answer, which is then cut off
  boolean refuse(ResponseHead head, byte[] page) {
    boolean first = claim(false);
    if (first) {
      boolean _ = commit(head, page, true);
    } else {
      opened().ifPresent(Outlet::cut);
    }
    return first;
  }

  /// Whether nobody has answered before; from now on nobody may.
  ///
  /// @param application whether it is the application that answers
  private synchronized boolean claim(boolean application) {
    boolean first = !begun;
    begun = true;
    refused |= !application;
    return first;
  }

  private Optional<Outlet> opened() {
    return Optional.ofNullable(outlet);
  }

  private synchronized boolean refused() {
    return refused;
  }

  private boolean commit(ResponseHead head, byte[] block, boolean last) {
    if (!begin(head)) {
      return false;
    }
    try {
      if (last && block.length <= response.getBufferSize()) {
        // the container has room for all of it: this waits for nobody
        response.getOutputStream().write(block);
        ending.complete();
        return true;
      }
      return listen().accept(new Piece.Block(block), last);
    } catch (IOException e) {
      log.debug("the client went away: {}", e.toString());
      ending.complete();
    } catch (RuntimeException e) {
      log.error("the container does not take the response: {}", e.toString());
      ending.cut();
    }
    return false;
  }

  /// Puts the head on the response.
  ///
  /// @return false when somebody else answers
  private boolean begin(ResponseHead head) {
    if (ending.passOn(head)) {
      return false;
    }
    response.setStatus(head.status());
    for (Header header : head.headers()) {
      if (header.name().equalsIgnoreCase("Content-Length")) {
        response.setContentLengthLong(Long.parseLong(header.value()));
      } else {
        response.addHeader(header.name(), header.value());
      }
    }
    return true;
  }

  /// Has the container say when the client takes something.
  private Outlet listen() throws IOException {
    ServletOutputStream stream = response.getOutputStream();
    Outlet opened = new Outlet(stream, ending);
    outlet = opened;
    stream.setWriteListener(opened);
    return opened;
  }
}
