package dev.krait.bridge;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.io.ByteSequence;

/// What [HostExchange] is to other applications, for one that is not trusted, which can call what
/// it finds here as it likes: no descriptors, no files, and nothing of the response's head that
/// could be taken for another one.
public final class SandboxExchange {
  private static final int BLOCK = 64 * 1024;
  private static final Pattern TOKEN = Pattern.compile("[\\w!#$%&'*+.^`|~-]+");
  private static final int FIRST_STATUS = 200;
  private static final int LAST_STATUS = 999;

  private final Exchange exchange;
  private final Turns turns;
  private String failure = "";

  SandboxExchange(Exchange exchange, Turns turns) {
    this.exchange = exchange;
    this.turns = turns;
  }

  /// Waits for the body's next bytes.
  ///
  /// @return they in latin-1; `""` at the end, or when [bodyFailure][#bodyFailure] says why not
  @HostAccess.Export
  public String readText() {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    try {
      int count = exchange.body().read(block);
      return count <= 0 ? "" : new String(block.array(), 0, count, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      failure = String.valueOf(e.getMessage());
      return "";
    } finally {
      turns.resume();
    }
  }

  /// Why the body ended early, `""` if it did not.
  @HostAccess.Export
  public String bodyFailure() {
    return failure;
  }

  /// Tells that the application raised an error, see [Exchange#failed].
  @HostAccess.Export
  public void failed(String traceback) {
    exchange.failed(traceback);
  }

  /// Commits the head and sends the first block, see [dev.krait.exchange.ResponseSink#start].
  @HostAccess.Export
  public boolean start(
      int status, String reason, String headers, ByteSequence block, boolean last) {
    try {
      ResponseHead head = checked(new ResponseHead(status, reason, Headers.split(headers)));
      return exchange.response().start(head, block.toByteArray(), last);
    } catch (RuntimeException _) {
      return false;
    } finally {
      turns.resume();
    }
  }

  /// Sends one more block, see [dev.krait.exchange.ResponseSink#write].
  @HostAccess.Export
  public boolean write(ByteSequence block, boolean last) {
    try {
      return exchange.response().write(block.toByteArray(), last);
    } finally {
      turns.resume();
    }
  }

  /// @throws IllegalArgumentException when the head could end before its end, or is none
  static ResponseHead checked(ResponseHead head) {
    boolean sound =
        head.status() >= FIRST_STATUS
            && head.status() <= LAST_STATUS
            && plain(head.reason())
            && head.headers().stream().allMatch(SandboxExchange::plain);
    if (!sound) {
      throw new IllegalArgumentException("a head that start_response() would not let through");
    }
    return head;
  }

  private static boolean plain(Header header) {
    return TOKEN.matcher(header.name()).matches() && plain(header.value());
  }

  private static boolean plain(String text) {
    return text.chars().allMatch(c -> c == '\t' || (c >= ' ' && c <= 0xFF && c != 0x7F));
  }
}
