package dev.krait.servlet;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A request that came through a servlet container.
///
/// @param incoming its body, if it has one
record ServletExchange(RequestHead request, Optional<ServletBody> incoming, ServletSink sink)
    implements Exchange {
  private static final String RETRY_AFTER_SECONDS = "1";

  @Override
  public RequestBody body() {
    return incoming.<RequestBody>map(body -> body).orElse(Nothing.BODY);
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
    return refuse(refusal.status(), refusal.reason(), refusal.temporary());
  }

  /// Answers with a small text page, and has the connection closed.
  boolean refuse(int status, String reason, boolean temporary) {
    byte[] page = (reason + "\n").getBytes(StandardCharsets.ISO_8859_1);
    List<Header> headers = new ArrayList<>();
    headers.add(new Header("Content-Type", "text/plain; charset=iso-8859-1"));
    headers.add(new Header("Content-Length", Integer.toString(page.length)));
    if (request.line().protocol().startsWith("HTTP/1.")) {
      headers.add(new Header("Connection", "close"));
    }
    if (temporary) {
      headers.add(new Header("Retry-After", RETRY_AFTER_SECONDS));
    }
    return sink.refuse(new ResponseHead(status, reason, headers), page);
  }

  /// The body of every request without one.
  private enum Nothing implements RequestBody {
    BODY;

    @Override
    public String received() {
      return "";
    }

    @Override
    public int read(ByteBuffer into) {
      return -1;
    }
  }
}
