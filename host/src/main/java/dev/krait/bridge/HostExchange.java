package dev.krait.bridge;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ResponseHead;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.io.ByteSequence;

/// The request as the Python half may call back on: one crossing per block, either way.
///
/// Every method may block with the interpreter's lock released. None throws: Python must never see
/// a Java exception.
public final class HostExchange {
  private static final int LARGEST_BLOCK = 1 << 20;

  private final Exchange exchange;
  private String failure = "";

  HostExchange(Exchange exchange) {
    this.exchange = exchange;
  }

  /// The next 1 to `max` bytes of the body as latin-1 text; `""` at its end, or when
  /// [bodyFailure][#bodyFailure] says why there is no more.
  ///
  /// Text, because GraalPy 25.0 cannot read a Java array as a Python buffer, and decoding latin-1
  /// is the fastest other way (`host/docs/design.md`).
  @HostAccess.Export
  public String readBody(int max) {
    byte[] block = new byte[Math.min(max, LARGEST_BLOCK)];
    try {
      int count = exchange.body().read(block);
      return count < 0 ? "" : new String(block, 0, count, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      return "";
    }
  }

  /// Why the body ended early, `""` if it did not.
  @HostAccess.Export
  public String bodyFailure() {
    return failure;
  }

  /// Commits the head and sends the first block, see [dev.krait.exchange.ResponseSink#start].
  @HostAccess.Export
  public boolean start(
      int status, String reason, String headers, ByteSequence block, boolean last) {
    return exchange
        .response()
        .start(new ResponseHead(status, reason, Headers.split(headers)), block.toByteArray(), last);
  }

  /// Sends one more block, see [dev.krait.exchange.ResponseSink#write].
  @HostAccess.Export
  public boolean write(ByteSequence block, boolean last) {
    return exchange.response().write(block.toByteArray(), last);
  }

  /// [dev.krait.exchange.ResponseSink#sendFile] Sends part of a file as the body, see
  /// [dev.krait.exchange.ResponseSink#sendFile].
  @HostAccess.Export
  public boolean sendFile(
      int status, String reason, String headers, String file, long offset, long count) {
    return exchange
        .response()
        .sendFile(
            new ResponseHead(status, reason, Headers.split(headers)), Path.of(file), offset, count);
  }
}
