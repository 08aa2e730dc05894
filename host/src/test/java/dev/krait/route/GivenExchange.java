package dev.krait.route;

import dev.krait.exchange.Header;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.TestExchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A request in memory, which remembers what its client would have got.
final class GivenExchange extends TestExchange {
  final List<String> events = new ArrayList<>();
  final List<Header> sent = new ArrayList<>();
  private String unread;

  /// @param body to be read, not received with the call
  GivenExchange(String method, String path, String body, Header... headers) {
    super(head(method, path, List.of(headers), body.length()));
    this.unread = body;
  }

  GivenExchange(String method, String path) {
    this(method, path, "");
  }

  @Override
  public boolean refuse(Refusal refusal) {
    return events.add("refused " + refusal.status());
  }

  @Override
  public int read(ByteBuffer into) {
    byte[] bytes = unread.getBytes(StandardCharsets.ISO_8859_1);
    into.put(bytes);
    unread = "";
    return bytes.length == 0 ? -1 : bytes.length;
  }

  @Override
  public boolean start(ResponseHead response, byte[] block, boolean last) {
    sent.addAll(response.headers());
    events.add("head " + response.status());
    return write(block, last);
  }

  @Override
  public boolean write(byte[] block, boolean last) {
    return events.add(new String(block, StandardCharsets.ISO_8859_1) + (last ? " end" : ""));
  }

  @Override
  public boolean sendFile(ResponseHead response, Path file, long offset, long count) {
    return events.add("file " + response.status());
  }

  @Override
  public void abort() {
    events.add("aborted");
  }
}
