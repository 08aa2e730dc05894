package dev.krait.client;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import dev.krait.exchange.TextPage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A request whose response stays in memory. The application's thread writes, the client's waits.
final class MemoryExchange implements Exchange, RequestBody, ResponseSink {
  private static final int SMALL = 64 * 1024;
  private static final ResponseHead NOTHING = new ResponseHead(200, "", List.of());

  private final RequestHead head;
  private final InputStream body;
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final StringBuilder failures = new StringBuilder();
  private @Nullable String received;
  private @Nullable ResponseHead answer;
  private boolean complete;
  private boolean over;
  private boolean running;
  private boolean refused;
  private volatile boolean abandoned;
  private volatile long lastActivity = System.nanoTime();

  MemoryExchange(RequestHead head, InputStream body) {
    this.head = head;
    this.body = body;
  }

  /// Waits for the end of the response, and of the application's code unless that was too slow.
  ///
  /// @throws IllegalStateException when the thread is interrupted; nobody waits any more then
  synchronized WsgiResponse await() {
    try {
      while (!refused && (running || !over)) {
        wait();
      }
    } catch (InterruptedException e) {
      abandoned = true;
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a response", e);
    }
    ResponseHead begun = answer == null ? NOTHING : answer;
    return new WsgiResponse(begun, sent.toByteArray(), failures.toString(), complete);
  }

  @Override
  public RequestHead request() {
    return head;
  }

  @Override
  public RequestBody body() {
    return this;
  }

  @Override
  public ResponseSink response() {
    return this;
  }

  @Override
  public boolean abandoned() {
    return abandoned;
  }

  @Override
  public long lastActivity() {
    return lastActivity;
  }

  @Override
  public synchronized void begun() {
    running = true;
  }

  @Override
  public synchronized void ended() {
    running = false;
    notifyAll();
  }

  @Override
  public synchronized void failed(String traceback) {
    failures.append(failures.isEmpty() ? "" : "\n").append(traceback);
  }

  @Override
  public synchronized boolean refuse(Refusal refusal) {
    boolean first = answer == null && !over;
    if (first) {
      TextPage page = TextPage.of(refusal);
      boolean _ = start(page.head(), page.bytes(), true);
    } else {
      abort();
    }
    refused = true;
    notifyAll();
    return first;
  }

  /// An interpreter that ends before it begins leaves the request to another, who asks again.
  @Override
  public synchronized String received() {
    String known = received;
    if (known == null) {
      known = head.bodyLength() > 0 && head.bodyLength() <= SMALL ? whole() : "";
      received = known;
    }
    return known;
  }

  private String whole() {
    try {
      return new String(body.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public int read(ByteBuffer into) throws IOException {
    byte[] block = new byte[Math.min(into.remaining(), SMALL)];
    int count = body.read(block);
    if (count > 0) {
      into.put(block, 0, count);
    }
    lastActivity = System.nanoTime();
    return count;
  }

  @Override
  public synchronized boolean start(ResponseHead response, byte[] block, boolean last) {
    if (answer != null || over) {
      return false;
    }
    answer = response;
    return accept(block, last);
  }

  @Override
  public synchronized boolean write(byte[] block, boolean last) {
    return answer != null && !over && accept(block, last);
  }

  private boolean accept(byte[] block, boolean last) {
    sent.writeBytes(block);
    lastActivity = System.nanoTime();
    if (last) {
      complete = true;
      end();
    }
    return !abandoned;
  }

  @Override
  public boolean sendFile(ResponseHead response, Path file, long offset, long count) {
    try (FileChannel channel = FileChannel.open(file)) {
      InputStream bytes = Channels.newInputStream(channel.position(offset));
      return start(response, bytes.readNBytes(Math.toIntExact(count)), true);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public synchronized void abort() {
    end();
  }

  private void end() {
    over = true;
    notifyAll();
  }
}
