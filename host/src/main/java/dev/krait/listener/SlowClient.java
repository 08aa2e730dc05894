package dev.krait.listener;

import io.undertow.server.HttpServerExchange;
import io.undertow.util.AttachmentKey;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.xnio.XnioExecutor;

/// Gives up a client that takes nothing of a response that waits for it, where the connection has
/// no limit for that. I/O thread.
final class SlowClient {
  private static final AttachmentKey<SlowClient> KEY = AttachmentKey.create(SlowClient.class);

  private final HttpServerExchange exchange;
  private final Duration limit;
  private XnioExecutor.@Nullable Key timer;
  private @Nullable Runnable waiting;
  private long sent;

  /// @param limit how long nothing may be taken
  SlowClient(HttpServerExchange exchange, Duration limit) {
    this.exchange = exchange;
    this.limit = limit;
  }

  /// Limits a response on a connection of somebody else's server.
  static void limit(HttpServerExchange exchange, Duration limit) {
    SlowClient client = new SlowClient(exchange, limit);
    exchange.putAttachment(KEY, client);
    exchange.addExchangeCompleteListener((_, next) -> {
      client.rest();
      next.proceed();
    });
  }

  static Optional<SlowClient> of(HttpServerExchange exchange) {
    return Optional.ofNullable(exchange.getAttachment(KEY));
  }

  /// The response waits for the client.
  ///
  /// @param cut what to do when that takes longer than the limit
  void await(Runnable cut) {
    long now = exchange.getResponseBytesSent();
    if (waiting == null || now != sent) {
      rest();
      sent = now;
      waiting = cut;
      timer =
          exchange
              .getIoThread()
              .executeAfter(this::giveUp, limit.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /// It waits no longer.
  void rest() {
    waiting = null;
    if (timer != null) {
      timer.remove();
      timer = null;
    }
  }

  /// Does now what was to be done when the limit is reached, if the response waits.
  void giveUp() {
    Runnable cut = waiting;
    rest();
    if (cut != null) {
      cut.run();
    }
  }
}
