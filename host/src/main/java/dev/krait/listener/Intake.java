package dev.krait.listener;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.RequestBody;
import io.undertow.io.IoCallback;
import io.undertow.io.Sender;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.RequestTooBigException;
import io.undertow.server.protocol.http.HttpContinue;
import io.undertow.util.AttachmentKey;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;
import org.xnio.channels.StreamSourceChannel;

/// A request's body on its way in. The connection's I/O thread, which alone touches the channel,
/// receives up to [SMALL][#SMALL] bytes ahead of whoever reads; a client that sends too slowly for
/// the limits is given up. The monitor guards what both sides use.
final class Intake implements RequestBody {
  /// Bodies up to this size are received before an application is called.
  static final int SMALL = 64 * 1024;

  private static final AttachmentKey<Intake> ATTACHED = AttachmentKey.create(Intake.class);
  private static final int TURN = 256 * 1024;

  private final HttpServerExchange exchange;
  private final Patience patience;
  private final Blocks blocks;
  private final BodyLength length;
  private final Runnable ready;

  private boolean told;
  private boolean receiving = true;
  private boolean ended;
  private boolean over;
  private @Nullable BodyException failure;
  private @Nullable String received;
  private volatile boolean wanted;
  private volatile long lastRead = System.nanoTime();

  // the I/O thread's
  private @Nullable StreamSourceChannel channel;
  private XnioExecutor.@Nullable Key timer;

  private Intake(HttpServerExchange exchange, long length, Limits.Body limits, Runnable ready) {
    this.exchange = exchange;
    this.length = new BodyLength(length, limits.size());
    this.patience = new Patience(limits.time(), limits.rate());
    this.blocks = new Blocks(exchange.getConnection().getByteBufferPool());
    this.ready = ready;
  }

  /// Starts to receive. I/O thread.
  ///
  /// @param length as the head says; -1 when unknown
  /// @param ready runs once, on the I/O thread, when the body is here, there is enough of it to
  ///   begin with, or [failure][#failure] says that there is no more; at once if the client waits
  ///   for a `100 Continue`, which only an application that reads may send
  static void begin(HttpServerExchange exchange, long length, Limits.Body limits, Runnable ready) {
    Intake intake = new Intake(exchange, length, limits, ready);
    exchange.putAttachment(ATTACHED, intake);
    exchange.addExchangeCompleteListener((_, next) -> {
      intake.end();
      next.proceed();
    });
    if (HttpContinue.requiresContinueResponse(exchange)) {
      intake.receiving = false;
      intake.tell();
    } else {
      intake.receive();
    }
  }

  static Optional<Intake> of(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getAttachment(ATTACHED));
  }

  synchronized Optional<BodyException> failure() {
    return Optional.ofNullable(failure);
  }

  /// When bytes were last read, or now while the client is waited for: a [System#nanoTime].
  long lastRead() {
    return wanted ? System.nanoTime() : lastRead;
  }

  @Override
  public synchronized String received() {
    if (received == null) {
      received = ended ? blocks.takeAll(StandardCharsets.ISO_8859_1) : "";
    }
    return received;
  }

  @Override
  public synchronized int read(ByteBuffer into) throws IOException {
    awaitBytes();
    if (blocks.size() == 0) {
      if (ended) {
        return -1;
      }
      throw failure != null ? failure : new IOException("the request is over");
    }
    int count = blocks.take(into);
    lastRead = System.nanoTime();
    if (blocks.size() < SMALL / 2) {
      receiveMore();
    }
    return count;
  }

  private void awaitBytes() throws IOException {
    try {
      while (blocks.size() == 0 && !ended && !over && failure == null) {
        receiveMore();
        wanted = true;
        wait();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the request body", e);
    } finally {
      wanted = false;
    }
  }

  private void receiveMore() {
    if (!receiving && !ended && !over && failure == null) {
      receiving = true;
      exchange.getIoThread().execute(this::receive);
    }
  }

  /// No one reads any more: lets go of the channel and of what was received. I/O thread.
  synchronized void end() {
    over = true;
    blocks.close();
    disarm();
    notifyAll();
  }

  /// Leaves the channel to another reader, who finds in it what was received; what came whole is
  /// still [received][#received]. I/O thread.
  synchronized void giveBack() {
    over = true;
    disarm();
    String bytes = ended ? received() : blocks.takeAll(StandardCharsets.ISO_8859_1);
    Returned.to(exchange, bytes, Optional.ofNullable(channel));
  }

  private void receive() {
    try {
      if (HttpContinue.requiresContinueResponse(exchange)) {
        HttpContinue.sendContinueResponse(exchange, new Continued());
        return;
      }
      StreamSourceChannel open = channel();
      int turn = 0;
      while (wants()) {
        int count = fill(open);
        if (count == 0) {
          await(open);
          return;
        }
        turn += count;
        if (turn > TURN) {
          open.suspendReads();
          exchange.getIoThread().execute(this::receive);
          return;
        }
      }
      open.suspendReads();
    } catch (IOException e) {
      fail(e);
    }
    tell();
  }

  private StreamSourceChannel channel() throws IOException {
    if (channel == null) {
      channel = exchange.getRequestChannel();
    }
    if (channel == null) {
      throw new IOException("the request body is gone");
    }
    return channel;
  }

  /// Whether there is room, or only the end to come, which Undertow must be asked for.
  private synchronized boolean wants() {
    boolean more = !over && !ended && (blocks.size() < SMALL || length.complete());
    if (!more) {
      receiving = false;
      patience.rest(System.nanoTime());
    }
    return more;
  }

  /// @return how many bytes came, 0 when none are here, -1 at the end
  private synchronized int fill(StreamSourceChannel open) throws IOException {
    int count = blocks.fill(open);
    length.read(count);
    if (count < 0) {
      ended = true;
      disarm();
    } else {
      patience.received(count);
    }
    notifyAll();
    return count;
  }

  private synchronized void await(StreamSourceChannel open) {
    long now = System.nanoTime();
    patience.await(now);
    if (timer == null) {
      arm(patience.left(now));
    }
    open.getReadSetter().set(_ -> receive());
    open.resumeReads();
  }

  private void arm(long nanos) {
    timer = exchange.getIoThread().executeAfter(this::look, nanos, TimeUnit.NANOSECONDS);
  }

  private void look() {
    if (timeIsUp()) {
      fail(new BodyException(408, "the client sent its request body too slowly"));
      tell();
    }
  }

  private synchronized boolean timeIsUp() {
    timer = null;
    if (over || ended || failure != null) {
      return false;
    }
    long left = patience.left(System.nanoTime());
    if (left > 0) {
      arm(left);
    }
    return left <= 0;
  }

  private synchronized void fail(IOException cause) {
    failure = explained(cause);
    exchange.setPersistent(false);
    if (channel != null) {
      channel.suspendReads();
    }
    disarm();
    notifyAll();
  }

  private static BodyException explained(IOException cause) {
    return switch (cause) {
      case BodyException known -> known;
      case RequestTooBigException _ ->
          new BodyException(413, "the request body is larger than the limit");
      default ->
          new BodyException(
              400, "the client did not send its request body to the end: " + cause.getMessage());
    };
  }

  private void disarm() {
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }

  private void tell() {
    if (!told) {
      told = true;
      ready.run();
    }
  }

  /// Goes on once the client has been told to.
  private final class Continued implements IoCallback {
    @Override
    public void onComplete(HttpServerExchange sent, Sender sender) {
      exchange.getIoThread().execute(Intake.this::receive);
    }

    @Override
    public void onException(HttpServerExchange sent, Sender sender, IOException cause) {
      fail(cause);
    }
  }
}
