package dev.krait.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InterpreterPoolTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final FakeFactory factory = new FakeFactory();
  private final List<InterpreterPool> pools = new ArrayList<>();

  @AfterEach
  void drain() throws InterruptedException {
    factory.gate.countDown();
    for (InterpreterPool pool : pools) {
      pool.drain(LONG);
    }
  }

  private InterpreterPool start(int threads, PoolSettings.Queue queue, Duration timeout, int most) {
    InterpreterPool pool =
        new InterpreterPool(
            new PoolSettings(
                new PoolSettings.Size(1, threads),
                queue,
                new PoolSettings.Deadlines(timeout, Duration.ZERO, Duration.ofMillis(50), 9),
                new PoolSettings.Recycling(most, 0),
                new PoolSettings.Life(LONG, Duration.ofSeconds(5), 3)),
            factory);
    pool.start();
    pools.add(pool);
    return pool;
  }

  private InterpreterPool start(int threads) {
    return start(threads, new PoolSettings.Queue(100, LONG), Duration.ZERO, 0);
  }

  private static FakeExchange send(InterpreterPool pool, String target) {
    FakeExchange exchange = new FakeExchange(target);
    pool.handle(exchange);
    return exchange;
  }

  private static String ending(FakeExchange exchange) {
    return exchange.ending.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  @Test
  void servesOneAfterAnotherOnOneThreadWhileTheyAreQuick() {
    InterpreterPool pool = start(4);

    List<FakeExchange> all = Stream.generate(() -> send(pool, "/")).limit(90).toList();

    assertThat(all).allSatisfy(exchange -> assertThat(ending(exchange)).isEqualTo("served"));
    assertThat(factory.mostInside).hasValue(1);
  }

  @Test
  void letsAnotherThreadInWhenARequestBlocks() {
    InterpreterPool pool = start(2);
    FakeExchange blocked = send(pool, "/block");

    assertThat(ending(send(pool, "/"))).isEqualTo("served");
    assertThat(blocked.ending).isNotDone();
    factory.gate.countDown();
    assertThat(ending(blocked)).isEqualTo("served");
  }

  @Test
  void neverHasMoreInProgressThanThreads() throws InterruptedException {
    InterpreterPool pool = start(3);
    List<FakeExchange> all = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      all.add(send(pool, "/block"));
    }
    await(() -> factory.inside.get() == 3);
    factory.gate.countDown();

    assertThat(all).allSatisfy(exchange -> assertThat(ending(exchange)).isEqualTo("served"));
    assertThat(factory.mostInside).hasValue(3);
  }

  @Test
  void refusesWhatTheQueueCannotHold() throws InterruptedException {
    InterpreterPool pool = start(1, new PoolSettings.Queue(1, LONG), Duration.ZERO, 0);
    FakeExchange running = send(pool, "/block");
    await(() -> factory.inside.get() == 1);
    FakeExchange waiting = send(pool, "/");

    assertThat(ending(send(pool, "/"))).isEqualTo("QUEUE_FULL");
    factory.gate.countDown();
    assertThat(ending(running)).isEqualTo("served");
    assertThat(ending(waiting)).isEqualTo("served");
  }

  @Test
  void clientsThatHaveLeftTakeNoRoomInTheQueue() throws InterruptedException {
    InterpreterPool pool = start(1, new PoolSettings.Queue(1, LONG), Duration.ZERO, 0);
    send(pool, "/block");
    await(() -> factory.inside.get() == 1);
    FakeExchange left = send(pool, "/abandoned");

    FakeExchange waiting = send(pool, "/");

    assertThat(ending(left)).isEqualTo("aborted");
    factory.gate.countDown();
    assertThat(ending(waiting)).isEqualTo("served");
  }

  @Test
  void refusesWhatWaitedTooLong() {
    InterpreterPool pool =
        start(1, new PoolSettings.Queue(9, Duration.ofMillis(50)), Duration.ZERO, 0);
    send(pool, "/block");

    assertThat(ending(send(pool, "/"))).isEqualTo("QUEUE_TIMEOUT");
  }

  @Test
  void replacesAnInterpreterThatWasEndedBetweenRequests() throws InterruptedException {
    InterpreterPool pool = start(1);

    factory.dying.set(true);

    await(() -> factory.created.get() == 2 && factory.closed.get() == 1);
    assertThat(ending(send(pool, "/"))).isEqualTo("served");
  }

  @Test
  void replacesABrokenInterpreterAndServesOn() throws InterruptedException {
    InterpreterPool pool = start(1);

    assertThat(ending(send(pool, "/break"))).isEqualTo("INTERPRETER_FAILED");
    assertThat(ending(send(pool, "/"))).isEqualTo("served");
    await(() -> factory.closed.get() == 1);
    assertThat(factory.created).hasValue(2);
  }

  @Test
  void replacesAnInterpreterAfterItsRequests() throws InterruptedException {
    InterpreterPool pool = start(1, new PoolSettings.Queue(100, LONG), Duration.ZERO, 5);
    for (int i = 0; i < 5; i++) {
      assertThat(ending(send(pool, "/"))).isEqualTo("served");
    }

    await(() -> factory.created.get() == 2 && factory.closed.get() == 1);
  }

  @Test
  void keepsTheOldInterpreterWhenTheNewOneCannotLoad() throws InterruptedException {
    InterpreterPool pool = start(1);
    factory.failing = true;
    pool.reload("a file changed");

    assertThat(ending(send(pool, "/"))).isEqualTo("served");
    assertThat(factory.closed).hasValue(0);
  }

  @Test
  void skipsRequestsWhoseClientIsGone() {
    InterpreterPool pool = start(1);
    FakeExchange abandoned = send(pool, "/abandoned");

    assertThat(ending(send(pool, "/"))).isEqualTo("served");
    assertThat(ending(abandoned)).isEqualTo("aborted");
  }

  @Test
  void drainingFinishesWhatWasAcceptedAndRefusesTheRest() throws InterruptedException {
    InterpreterPool pool = start(1);
    FakeExchange running = send(pool, "/block");
    Thread drainer = Thread.ofVirtual().start(() -> drainQuietly(pool));
    await(() -> "STOPPING".equals(send(pool, "/").ending.getNow("")));
    factory.gate.countDown();
    drainer.join();

    assertThat(ending(running)).isEqualTo("served");
    assertThat(factory.closed).hasValue(1);
  }

  private static void drainQuietly(InterpreterPool pool) {
    try {
      pool.drain(LONG);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void applicationThatCannotBeLoadedStopsTheStart() {
    factory.failing = true;

    assertThatThrownBy(() -> start(1)).isInstanceOf(ApplicationLoadException.class);
  }
}
