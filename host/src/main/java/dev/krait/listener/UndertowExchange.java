package dev.krait.listener;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A request that came over HTTP.
final class UndertowExchange implements Exchange {
  private static final String RETRY_AFTER_SECONDS = "1";

  private final HttpServerExchange exchange;
  private final RequestHead request;
  private final RequestBody body;
  private final ChannelSink sink;
  private final BooleanSupplier gone;

  /// I/O thread.
  UndertowExchange(
      HttpServerExchange exchange, RequestHead request, RequestBody body, ChannelSink sink) {
    this.exchange = exchange;
    this.request = request;
    this.body = body;
    this.sink = sink;
    this.gone = Presence.watch(exchange);
  }

  @Override
  public RequestHead request() {
    return request;
  }

  @Override
  public RequestBody body() {
    return body;
  }

  @Override
  public ResponseSink response() {
    return sink;
  }

  @Override
  public boolean abandoned() {
    return !exchange.getConnection().isOpen()
        || gone.getAsBoolean()
        || Http2Stream.of(exchange).filter(Http2Stream::left).isPresent();
  }

  @Override
  public Optional<Object> carrier() {
    return Optional.of(exchange);
  }

  @Override
  public long lastActivity() {
    long sent = sink.lastSent();
    return body instanceof Intake intake && intake.lastRead() - sent > 0 ? intake.lastRead() : sent;
  }

  @Override
  public boolean refuse(Refusal refusal) {
    if (refusal.temporary()) {
      RefusalLog.REFUSALS.write(exchange, refusal.status(), refusal.name());
    }
    return refuse(sink, refusal.status(), refusal.reason(), refusal.temporary(), "");
  }

  /// Answers a request that no application gets.
  static void refuse(HttpServerExchange exchange, Commit commit, BadRequestException e) {
    if (e.status() != StatusCodes.NOT_FOUND) {
      RefusalLog.REFUSALS.write(exchange, e.status(), e.explanation());
    }
    ChannelSink sink = new ChannelSink(exchange, commit);
    boolean _ = refuse(sink, e.status(), StatusCodes.getReason(e.status()), false, e.explanation());
  }

  /// Answers with a small text page and closes the connection.
  ///
  /// @param detail a sentence for the client, may be empty
  private static boolean refuse(
      ChannelSink sink, int status, String reason, boolean temporary, String detail) {
    byte[] page =
        (reason + "\n" + (detail.isEmpty() ? "" : detail + "\n"))
            .getBytes(StandardCharsets.ISO_8859_1);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "text/plain; charset=iso-8859-1"));
    headers.add(new Header("Content-Length", Integer.toString(page.length)));
    if (temporary) {
      headers.add(new Header("Retry-After", RETRY_AFTER_SECONDS));
    }
    return sink.refuse(new ResponseHead(status, reason, headers), page);
  }
}
