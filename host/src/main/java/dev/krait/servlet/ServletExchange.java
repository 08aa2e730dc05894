package dev.krait.servlet;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseSink;
import dev.krait.exchange.TextPage;
import java.util.Optional;

/// A request that came through a servlet container.
///
/// @param incoming its body, if it has one
record ServletExchange(RequestHead request, Optional<ServletBody> incoming, ServletSink sink)
    implements Exchange {
  @Override
  public RequestBody body() {
    return incoming.<RequestBody>map(body -> body).orElse(RequestBody.NONE);
  }

  @Override
  public ResponseSink response() {
    return sink;
  }

  @Override
  public boolean abandoned() {
    return sink.gone();
  }

  @Override
  public long lastActivity() {
    long sent = sink.lastSent();
    long read = incoming.map(ServletBody::lastRead).orElse(sent);
    return read - sent > 0 ? read : sent;
  }

  @Override
  public boolean refuse(Refusal refusal) {
    return refuse(TextPage.of(refusal));
  }

  /// Answers with a page, and has the connection closed.
  boolean refuse(TextPage page) {
    boolean http1 = request.line().protocol().startsWith("HTTP/1.");
    TextPage sent = http1 ? page.with(new Header("Connection", "close")) : page;
    return sink.refuse(sent.head(), sent.bytes());
  }
}
