package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A client that sends at full speed and does not mean to end.
///
/// @param head what comes first
/// @param block what comes over and over
record Flood(String head, String block) {
  /// More than the heap of a stand.
  private static final long END = 1L << 30;

  private static final long LIMIT_SECONDS = 30;

  static Flood of(String head, String block) {
    return new Flood(head, block);
  }

  /// Sends until the server closes the connection; fails when it takes all, or neither takes nor
  /// closes.
  void isCut(Place place) throws IOException {
    try (RawHttp connection = place.connect(head)) {
      CompletableFuture<Long> sent = CompletableFuture.supplyAsync(() -> pour(connection));
      assertThat(sent.get(LIMIT_SECONDS, TimeUnit.SECONDS)).as("bytes taken").isLessThan(END);
    } catch (TimeoutException e) {
      throw new AssertionError("the connection is neither read nor closed", e);
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private long pour(RawHttp connection) {
    long sent = 0;
    try {
      while (sent < END) {
        connection.send(block);
        sent += block.length();
      }
    } catch (IOException e) {
      // cut: what this waits for
    }
    return sent;
  }
}
