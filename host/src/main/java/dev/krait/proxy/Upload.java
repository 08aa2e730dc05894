package dev.krait.proxy;

import dev.krait.exchange.BodyException;
import dev.krait.exchange.RequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Sends a request's body on while it comes in.
final class Upload implements Runnable {
  private static final int BLOCK = 64 * 1024;

  private final RequestBody body;
  private final Connection connection;
  private final boolean chunked;
  private final Runnable failed;
  private volatile @Nullable BodyException clientFailure;
  private volatile long progress = System.nanoTime();
  private volatile boolean waitsForClient;
  private volatile boolean done;

  /// @param failed runs when the client does not send it to its end
  Upload(RequestBody body, Connection connection, boolean chunked, Runnable failed) {
    this.body = body;
    this.connection = connection;
    this.chunked = chunked;
    this.failed = failed;
  }

  @Override
  public void run() {
    ByteBuffer block = ByteBuffer.allocate(BLOCK);
    OutputStream out = connection.out();
    try {
      for (int count = next(block); count >= 0; count = next(block)) {
        if (chunked) {
          out.write((Integer.toHexString(count) + "\r\n").getBytes(StandardCharsets.US_ASCII));
        }
        out.write(block.array(), 0, count);
        if (chunked) {
          out.write('\r');
          out.write('\n');
        }
      }
      if (chunked) {
        out.write("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      }
      done = true;
    } catch (IOException _) {
      // the target takes no more: its answer, or that there is none, is seen by who reads
    } finally {
      progress = System.nanoTime();
    }
  }

  private int next(ByteBuffer block) throws IOException {
    block.clear();
    waitsForClient = true;
    try {
      return body.read(block);
    } catch (IOException e) {
      clientFailure =
          e instanceof BodyException known
              ? known
              : new BodyException(400, "the request body is gone: " + e.getMessage());
      failed.run();
      throw e;
    } finally {
      progress = System.nanoTime();
      waitsForClient = false;
    }
  }

  /// Why the client's body cannot be had, if so.
  Optional<BodyException> clientFailure() {
    return Optional.ofNullable(clientFailure);
  }

  /// Whether the target has all of it.
  boolean done() {
    return done;
  }

  /// When the target last took some, or now while the client is waited for: a [System#nanoTime].
  long progress() {
    return waitsForClient ? System.nanoTime() : progress;
  }
}
