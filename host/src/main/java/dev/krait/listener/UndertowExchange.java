package dev.krait.listener;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseSink;
import dev.krait.exchange.TextPage;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.StatusCodes;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/// A request that came over HTTP.
final class UndertowExchange implements Exchange {
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
  public void handedTo(String owner) {
    exchange.putAttachment(OwnerAttribute.OWNER, owner);
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
    TextPage page = TextPage.of(refusal);
    return sink.refuse(page.head(), page.bytes());
  }

  /// Answers a request that no application gets, and closes the connection.
  static void refuse(HttpServerExchange exchange, Commit commit, BadRequestException e) {
    if (e.status() != StatusCodes.NOT_FOUND) {
      RefusalLog.REFUSALS.write(exchange, e.status(), e.explanation());
    }
    String reason = StatusCodes.getReason(e.status());
    String detail = e.explanation().isEmpty() ? "" : e.explanation() + "\n";
    TextPage page = TextPage.of(e.status(), reason, reason + "\n" + detail);
    boolean _ = new ChannelSink(exchange, commit).refuse(page.head(), page.bytes());
  }
}
