package dev.krait.proxy;

import dev.krait.exchange.RequestBody;
import java.nio.ByteBuffer;

/// A body that is all here.
record ReceivedBody(ByteBuffer bytes) implements RequestBody {
  @Override
  public String received() {
    return "";
  }

  @Override
  public int read(ByteBuffer into) {
    int count = Math.min(into.remaining(), bytes.remaining());
    into.put(bytes.slice().limit(count));
    bytes.position(bytes.position() + count);
    return count == 0 ? -1 : count;
  }
}
