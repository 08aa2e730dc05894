package dev.krait.interpreter;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestBody;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.ResponseSink;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A request that only remembers how it ended: `served`, `aborted` or the name of a refusal.
final class FakeExchange implements Exchange {
  final CompletableFuture<String> ending = new CompletableFuture<>();
  private final String target;

  FakeExchange(String target) {
    this.target = target;
  }

  @Override
  public RequestHead request() {
    Endpoint end = new Endpoint("127.0.0.1", 1);
    return new RequestHead(
        new RequestLine("GET", target, target, "", "HTTP/1.1"),
        new Connection("http", end, end),
        List.of(),
        0);
  }

  @Override
  public boolean refuse(Refusal refusal) {
    return ending.complete(refusal.name());
  }

  @Override
  public long lastActivity() {
    return 0;
  }

  @Override
  public boolean abandoned() {
    return target.equals("/abandoned");
  }

  @Override
  public RequestBody body() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ResponseSink response() {
    return new Sink();
  }

  /// Takes nothing but [abort][#abort].
  private final class Sink implements ResponseSink {
    @Override
    public boolean start(ResponseHead head, byte[] block, boolean last) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean write(byte[] block, boolean last) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean sendFile(ResponseHead head, Path file, long offset, long count) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void abort() {
      ending.complete("aborted");
    }
  }
}
