package dev.krait.exchange;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;

/// A request in memory, without a body, from a client that stays. Who extends it says what may be
/// done with it; anything else fails the test.
public abstract class TestExchange implements Exchange, RequestBody, ResponseSink {
  private static final Endpoint END = new Endpoint("192.0.2.7", 1);

  private final RequestHead head;

  protected TestExchange(RequestHead head) {
    this.head = head;
  }

  /// The head of a request over HTTP/1.1 without TLS.
  ///
  /// @param path the target as well
  /// @param length of the body
  protected static RequestHead head(String method, String path, List<Header> headers, long length) {
    return new RequestHead(
        new RequestLine(method, path, path, "", "HTTP/1.1"),
        new Connection("http", END, END),
        headers,
        length);
  }

  @Override
  public final RequestHead request() {
    return head;
  }

  @Override
  public final RequestBody body() {
    return this;
  }

  @Override
  public final ResponseSink response() {
    return this;
  }

  @Override
  public boolean abandoned() {
    return false;
  }

  @Override
  public final long lastActivity() {
    return 0;
  }

  @Override
  public boolean refuse(Refusal refusal) {
    throw new AssertionError("refused: " + refusal);
  }

  @Override
  public String received() {
    return "";
  }

  @Override
  public int read(ByteBuffer into) {
    throw new AssertionError("the body is read");
  }

  @Override
  public boolean start(ResponseHead response, byte[] block, boolean last) {
    throw new AssertionError("answered " + response.status());
  }

  @Override
  public boolean write(byte[] block, boolean last) {
    throw new AssertionError("a block is sent");
  }

  @Override
  public boolean sendFile(ResponseHead response, Path file, long offset, long count) {
    throw new AssertionError("a file is sent");
  }

  @Override
  public void abort() {
    throw new AssertionError("aborted");
  }
}
