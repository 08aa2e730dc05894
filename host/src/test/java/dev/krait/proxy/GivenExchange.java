package dev.krait.proxy;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Endpoint;
import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.TestExchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// A request in memory, which remembers what its client would have got.
final class GivenExchange extends TestExchange {
  private final CompletableFuture<String> ending = new CompletableFuture<>();
  private final StringBuilder got = new StringBuilder();
  private final ByteBuffer unread;

  /// @param body comes in chunks
  GivenExchange(String method, String body, Header... headers) {
    super(
        new RequestHead(
            new RequestLine(method, "/a%20b?c=d", "/a b", "c=d", "HTTP/1.1"),
            new Connection(
                "https", new Endpoint("192.0.2.1", 443), new Endpoint("192.0.2.7", 4711)),
            List.of(headers),
            body.isEmpty() ? 0 : -1));
    this.unread = ByteBuffer.wrap(body.getBytes(StandardCharsets.ISO_8859_1));
  }

  /// All that the client got, once that is over.
  String end() throws Exception {
    return ending.get(20, TimeUnit.SECONDS);
  }

  private void end(String how) {
    ending.complete(got + how);
  }

  @Override
  public boolean refuse(Refusal refusal) {
    end("refused " + refusal.status());
    return true;
  }

  @Override
  public int read(ByteBuffer into) {
    int count = Math.min(into.remaining(), Math.min(5, unread.remaining()));
    into.put(unread.slice().limit(count));
    unread.position(unread.position() + count);
    return count == 0 ? -1 : count;
  }

  @Override
  public boolean start(ResponseHead response, byte[] block, boolean last) {
    got.append(response.status()).append(' ').append(response.reason()).append('\n');
    response
        .headers()
        .forEach(
            header -> got.append(header.name()).append(": ").append(header.value()).append('\n'));
    return write(block, last);
  }

  @Override
  public boolean write(byte[] block, boolean last) {
    got.append(new String(block, StandardCharsets.ISO_8859_1));
    if (last) {
      end("");
    }
    return true;
  }

  @Override
  public void abort() {
    end("|aborted");
  }
}
