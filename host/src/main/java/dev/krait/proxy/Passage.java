package dev.krait.proxy;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseSink;
import dev.krait.exchange.TextPage;
import dev.krait.proxy.ResponseReader.Response;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/// One request on its way to a target, and the answer on its way back. Runs on a virtual thread; a
/// body that is not all here is sent by another one.
final class Passage {
  private static final Set<String> IDEMPOTENT =
      Set.of("GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE");

  /// What a socket takes without anybody reading at its other end.
  private static final int SMALL = 16 * 1024;

  private static final byte[] NOTHING = {};

  private final Exchange exchange;
  private final RequestHead head;
  private final Target target;
  private final Connections connections;
  private final Complaints complaints;
  private Optional<Upload> upload = Optional.empty();
  private long lastBlock = System.nanoTime();
  private boolean answering;

  Passage(Exchange exchange, Target target, Connections connections, Complaints complaints) {
    this.exchange = exchange;
    this.head = exchange.request();
    this.target = target;
    this.connections = connections;
    this.complaints = complaints;
  }

  void run() {
    boolean repeatable = head.bodyLength() == 0 && IDEMPOTENT.contains(head.line().method());
    if (attempt(repeatable)) {
      boolean _ = attempt(false);
    }
  }

  /// What cannot be repeated gets a new connection: the target may be about to close an old one.
  ///
  /// @return whether to try again
  private boolean attempt(boolean repeatable) {
    Connection connection;
    try {
      connection = repeatable ? connections.take() : connections.fresh();
    } catch (IOException e) {
      fail(e, "cannot be reached: ");
      return false;
    }
    connection.source().watch(this::look);
    ResponseReader reader = new ResponseReader(connection.source(), head.line().method());
    try {
      send(connection);
      Response response = reader.read();
      if (forward(response, connection) && response.reusable() && sent()) {
        connections.giveBack(connection);
      } else {
        connection.close();
      }
      return false;
    } catch (IOException e) {
      connection.close();
      boolean broken = !(e instanceof SlowException || e instanceof ClientGoneException);
      if (repeatable && broken && !reader.begun()) {
        return true;
      }
      fail(e, "failed: ");
      return false;
    }
  }

  /// Whether the target has all of the request.
  private boolean sent() {
    return upload.isEmpty() || upload.get().done();
  }

  private void send(Connection connection) throws IOException {
    String received = head.bodyLength() == 0 ? "" : exchange.body().received();
    long length = received.isEmpty() ? head.bodyLength() : received.length();
    byte[] text = RequestText.of(head, length, target);
    byte[] body = received.getBytes(StandardCharsets.ISO_8859_1);
    if (body.length > 0 && text.length + body.length <= SMALL) {
      byte[] all = new byte[text.length + body.length];
      System.arraycopy(text, 0, all, 0, text.length);
      System.arraycopy(body, 0, all, text.length, body.length);
      connection.out().write(all);
      return;
    }
    connection.out().write(text);
    if (head.bodyLength() != 0) {
      Upload begun =
          new Upload(
              body.length > 0 ? new ReceivedBody(ByteBuffer.wrap(body)) : exchange.body(),
              connection,
              length < 0,
              connection::close);
      upload = Optional.of(begun);
      Thread _ = Thread.ofVirtual().name("krait-proxy-upload").start(begun);
    }
  }

  /// Called while the target is waited for.
  private void look() throws IOException {
    if (exchange.abandoned()) {
      throw new ClientGoneException();
    }
    long now = System.nanoTime();
    long since = upload.map(Upload::progress).filter(at -> at - lastBlock > 0).orElse(lastBlock);
    if (now - since > target.patience().toNanos()) {
      throw new SlowException("was silent for " + target.patience().toMillis() + " ms");
    }
  }

  /// @return whether the client got all of it
  private boolean forward(Response response, Connection connection) throws IOException {
    ResponseSink sink = exchange.response();
    ResponseBody body = new ResponseBody(connection.source(), response.length());
    // a body of a known length begins at once, usually, and then goes out with the head
    byte[] first = response.length() > 0 ? next(body) : NOTHING;
    answering = true;
    boolean wanted = sink.start(response.head(), first, body.over());
    while (wanted && !body.over()) {
      byte[] block = next(body);
      if (block.length > 0 || body.over()) {
        wanted = sink.write(block, body.over());
      }
    }
    return wanted;
  }

  private byte[] next(ResponseBody body) throws IOException {
    lastBlock = System.nanoTime();
    return body.read();
  }

  private void fail(IOException e, String what) {
    Optional<BodyException> client = upload.flatMap(Upload::clientFailure);
    if (answering || e instanceof ClientGoneException) {
      exchange.response().abort();
    } else if (client.isPresent()) {
      answer(client.get());
      return;
    } else {
      boolean _ =
          exchange.refuse(
              e instanceof SlowException || e instanceof SocketTimeoutException
                  ? Refusal.TARGET_SLOW
                  : Refusal.TARGET_FAILED);
    }
    if (client.isEmpty() && !(e instanceof ClientGoneException)) {
      complaints.about(head, what + e.getMessage());
    }
  }

  /// The client did not send its body.
  private void answer(BodyException e) {
    TextPage page = TextPage.of(e.status(), "", e.getMessage() + "\n");
    boolean _ = exchange.response().start(page.head(), page.bytes(), true);
  }
}
