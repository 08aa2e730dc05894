package dev.krait.listener;

import io.undertow.connector.ByteBufferPool;
import io.undertow.server.ExchangeCompletionListener;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.protocol.http.HttpServerConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.xnio.StreamConnection;
import org.xnio.conduits.StreamSinkConduit;
import org.xnio.conduits.StreamSourceConduit;

/// A connection as it is seen below HTTP/1. As long as no request is with our handlers, what
/// Undertow writes can only be a refusal of its own, and what it reads from behind a head only the
/// body of a request that it refuses. Then the connection is taken away from it: it finds that
/// nothing can be read or written any more, and waits, until the connection is closed.
final class Doorway {
  private static final String BAD_HEAD =
      "The head of the request is malformed, ambiguous or too large.";
  private static final String BAD_HOST = "There must be one Host, a name and perhaps a port.";
  private static final String PARSER = "HTTP/1.1 400 Bad Request\r\n";
  private static final String START = "HTTP/1.";

  /// Who sends more after a head that cannot be read floods, most likely.
  private static final long MOST_AFTER_BAD_HEAD = 512 << 10;

  /// IMF-fixdate (RFC 9110 §5.6.7)
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private final StreamConnection connection;
  private final ByteBufferPool buffers;
  private final StreamSourceConduit source;
  private final StreamSinkConduit sink;
  private final DoorwaySource watched;
  private final ExchangeCompletionListener leaving =
      (_, next) -> {
        inside = false;
        next.proceed();
      };
  private volatile boolean inside;
  private volatile boolean taken;

  Doorway(StreamConnection connection, ByteBufferPool buffers) {
    this.connection = connection;
    this.buffers = buffers;
    this.source = connection.getSourceChannel().getConduit();
    this.sink = connection.getSinkChannel().getConduit();
    this.watched = new DoorwaySource(source, this);
  }

  /// Before anything is read.
  void watch() {
    connection.getSourceChannel().setConduit(watched);
    connection.getSinkChannel().setConduit(new DoorwaySink(sink, this));
  }

  /// That of a connection, if it has one.
  static Optional<Doorway> of(HttpServerConnection http1) {
    return http1.getOriginalSourceConduit() instanceof DoorwaySource known
        ? Optional.of(known.doorway())
        : Optional.empty();
  }

  /// A request is with our handlers from now on until it ends.
  void enter(HttpServerExchange exchange) {
    inside = true;
    exchange.addExchangeCompleteListener(leaving);
  }

  /// Whether Undertow must not read any more. Above its reader of heads are those of bodies.
  boolean endsReading() {
    if (!inside && !taken && connection.getSourceChannel().getConduit() != watched) {
      take(BAD_HOST);
    }
    return taken;
  }

  /// Whether Undertow must not write any more.
  ///
  /// @param bytes what it is about to
  boolean endsWriting(ByteBuffer bytes) {
    if (!inside && !taken && startsWith(bytes, START)) {
      take(startsWith(bytes, PARSER) ? BAD_HEAD : BAD_HOST);
    }
    return taken;
  }

  boolean taken() {
    return taken;
  }

  private static boolean startsWith(ByteBuffer bytes, String text) {
    ByteBuffer expected = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    return bytes.remaining() >= text.length()
        && bytes.slice(bytes.position(), text.length()).equals(expected);
  }

  private void take(String reason) {
    taken = true;
    InetAddress client = connection.getPeerAddress(InetSocketAddress.class).getAddress();
    RefusalLog.REFUSALS.write("a request from " + client.getHostAddress(), 400, reason);
    connection.getIoThread().execute(() -> answer(reason)); // once Undertow's own calls are over
  }

  private void answer(String reason) {
    connection.getSourceChannel().setConduit(source);
    connection.getSinkChannel().setConduit(sink);
    String page = "Bad Request\n" + reason + "\n";
    String head =
        PARSER
            + "Content-Type: text/plain; charset=iso-8859-1\r\n"
            + "Content-Length: %d\r\n".formatted(page.length())
            + "Date: %s\r\n".formatted(DATE.format(Instant.now()))
            + "Connection: close\r\n\r\n";
    LingeringClose.begin(
        connection,
        buffers,
        ByteBuffer.wrap((head + page).getBytes(StandardCharsets.US_ASCII)),
        reason.equals(BAD_HEAD) ? MOST_AFTER_BAD_HEAD : LingeringClose.MOST_BYTES);
  }
}
