package dev.krait.listener;

import dev.krait.exchange.RequestBody;
import java.nio.ByteBuffer;

/// The body of every request without one.
record NoBody() implements RequestBody {
  @Override
  public String received() {
    return "";
  }

  @Override
  public int read(ByteBuffer into) {
    return -1;
  }
}
