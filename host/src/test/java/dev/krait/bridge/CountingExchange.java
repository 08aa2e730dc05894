package dev.krait.bridge;

import dev.krait.exchange.Header;
import dev.krait.exchange.ResponseHead;
import dev.krait.exchange.TestExchange;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// A request that counts the calls Python makes on it.
final class CountingExchange extends TestExchange {
  private final String received;
  private final StringBuilder sent = new StringBuilder();
  private int callbacks;

  /// @param received the body, which came with the head
  CountingExchange(String path, String received) {
    super(head("POST", path, List.of(new Header("Host", "localhost")), received.length()));
    this.received = received;
  }

  String sent() {
    return sent.toString();
  }

  /// Calls from Python, apart from the one that served the request.
  int callbacks() {
    return callbacks;
  }

  private void count() {
    boolean fromPython =
        StackWalker.getInstance()
            .walk(frames ->
                frames.anyMatch(
                    frame -> frame.getClassName().equals(HostExchange.class.getName())));
    callbacks += fromPython ? 1 : 0;
  }

  @Override
  public String received() {
    return received;
  }

  @Override
  public int read(ByteBuffer into) {
    count();
    return -1;
  }

  @Override
  public boolean start(ResponseHead response, byte[] block, boolean last) {
    return write(block, last);
  }

  @Override
  public boolean write(byte[] block, boolean last) {
    count();
    sent.append(new String(block, StandardCharsets.ISO_8859_1));
    return true;
  }

  @Override
  public boolean sendFile(ResponseHead response, Path file, long offset, long count) {
    count();
    return true;
  }

  @Override
  public void abort() {
    count();
  }
}
