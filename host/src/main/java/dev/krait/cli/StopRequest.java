package dev.krait.cli;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/// The wish, by SIGTERM or SIGINT, that the host stops. The first one is granted in order; a second
/// one ends the process where it is.
final class StopRequest {
  private final CountDownLatch first = new CountDownLatch(1);
  private volatile boolean serving;

  /// Listens from now on.
  static StopRequest onSignals() {
    StopRequest request = new StopRequest();
    Signals.on("TERM", request::hear);
    Signals.on("INT", request::hear);
    return request;
  }

  private synchronized void hear() {
    if (first.getCount() == 0) {
      Runtime.getRuntime().halt(ExitCode.OK.number());
    }
    first.countDown();
    if (!serving) { // nothing to wait for; shutdown hooks end a running install
      Thread.ofPlatform().start(() -> System.exit(ExitCode.OK.number()));
    }
  }

  /// Waits for the first, or until the host cannot go on.
  void await(CompletableFuture<String> failure) throws InterruptedException {
    serving = true;
    CompletableFuture<Void> _ = failure.thenAccept(_ -> first.countDown());
    first.await();
  }
}
