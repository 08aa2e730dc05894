package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The requests of one interpreter that has yet to prove itself, and gets none of clients.
final class Trial implements ExchangeHandler, Intake {
  private static final int MOST = 100;

  private final BlockingQueue<Ticket> queue = new LinkedBlockingQueue<>(MOST);

  @Override
  public void handle(Exchange exchange) {
    if (!queue.offer(new Ticket(new Job.Request(exchange), System.nanoTime()))) {
      exchange.refuse(Refusal.QUEUE_FULL);
    }
  }

  @Override
  public @Nullable Ticket next(long millis) throws InterruptedException {
    return queue.poll(millis, TimeUnit.MILLISECONDS);
  }
}
