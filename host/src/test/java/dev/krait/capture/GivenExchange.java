package dev.krait.capture;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.ResponseSink;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A request that nobody may answer.
///
/// @param received the body, here already, in latin-1
/// @param length as the head says
record GivenExchange(
    String method, String target, List<Header> headers, String received, long length)
    implements Exchange {

  static GivenExchange get(String target) {
    return new GivenExchange("GET", target, List.of(), "", 0);
  }

  static GivenExchange post(String target, String type, String body) {
    return new GivenExchange(
        "POST", target, List.of(new Header("content-type", type)), body, body.length());
  }

  GivenExchange with(String name, String value) {
    List<Header> more = new ArrayList<>(headers);
    more.add(new Header(name, value));
    return new GivenExchange(method, target, more, received, length);
  }

  @Override
  public RequestHead request() {
    Endpoint end = new Endpoint("192.0.2.7", 1);
    return new RequestHead(
        new RequestLine(method, target, "", "", "HTTP/1.1"),
        new Connection("http", end, end),
        headers,
        length);
  }

  @Override
  public RequestBody body() {
    return new RequestBody() {
      @Override
      public String received() {
        return received;
      }

      @Override
      public int read(ByteBuffer into) {
        throw new UnsupportedOperationException();
      }
    };
  }

  @Override
  public ResponseSink response() {
    throw new UnsupportedOperationException();
  }

  @Override
  public boolean abandoned() {
    return false;
  }

  @Override
  public long lastActivity() {
    return 0;
  }

  @Override
  public boolean refuse(Refusal refusal) {
    throw new UnsupportedOperationException();
  }
}
