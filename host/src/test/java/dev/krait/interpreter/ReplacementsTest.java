package dev.krait.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// When new interpreters are made and swapped.
class ReplacementsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final FakeFactory factory = new FakeFactory();
  private InterpreterPool pool = pool(LONG);

  /// @param start how long a new one may load
  private InterpreterPool pool(Duration start) {
    return new InterpreterPool(
        new PoolSettings(
            new PoolSettings.Size(2, 1),
            new PoolSettings.Queue(100, LONG),
            new PoolSettings.Deadlines(Duration.ZERO, Duration.ZERO, LONG, 9),
            new PoolSettings.Recycling(5, 0),
            new PoolSettings.Life(start, Duration.ofSeconds(5), 2)),
        factory);
  }

  @AfterEach
  void drain() throws InterruptedException {
    factory.gate.countDown();
    pool.drain(LONG);
  }

  private FakeExchange send(String target) {
    FakeExchange exchange = new FakeExchange(target);
    pool.handle(exchange);
    return exchange;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(1);
    }
  }

  private String ask(String target) {
    return send(target).ending.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Test
  void aReloadReplacesAll() throws InterruptedException {
    pool.start();
    pool.reload("told to");

    await(() -> factory.created.get() == 4 && factory.closed.get() == 2);
    assertThat(ask("/")).isEqualTo("served");
  }

  @Test
  void reloadsAskedForDuringOneAreOneMore() throws InterruptedException {
    pool.start();
    AtomicInteger proofs = new AtomicInteger();
    pool.prove(_ -> {
      proofs.incrementAndGet();
      factory.gate.await();
      return Optional.empty();
    });
    pool.reload("first");
    await(() -> proofs.get() == 1);
    pool.reload("second");
    pool.reload("third");
    factory.gate.countDown();

    await(() -> factory.closed.get() == 4);
    assertThat(proofs).hasValue(4);
    assertThat(factory.created).hasValue(6);
  }

  @Test
  void theFirstThatFailsTheProofKeepsAllOldOnes() throws InterruptedException {
    pool.start();
    pool.prove(candidate -> {
      FakeExchange warm = new FakeExchange("/warm");
      candidate.handle(warm);
      return Optional.of("was " + warm.ending.join());
    });
    pool.reload("told to");

    await(() -> factory.closed.get() == 1);
    assertThat(factory.created).hasValue(3);
    assertThat(ask("/")).isEqualTo("served");
  }

  @Test
  void oneThatBreaksWhenItIsTriedIsNotTaken() throws InterruptedException {
    pool.start();
    AtomicInteger proofs = new AtomicInteger();
    pool.prove(candidate -> {
      FakeExchange breaking = new FakeExchange("/break");
      candidate.handle(breaking);
      breaking.ending.join();
      proofs.incrementAndGet();
      return Optional.empty();
    });
    for (int i = 0; i < 10; i++) {
      ask("/"); // until one is old
    }
    await(() -> proofs.get() > 0 && factory.closed.get() > 0);

    assertThat(ask("/")).isEqualTo("served");
  }

  @Test
  void whereThereIsNoMemoryForBothTheOldOneGoesFirst() throws InterruptedException {
    pool.start();
    factory.room = 2;
    for (int i = 0; i < 10; i++) {
      ask("/");
    }

    await(() -> factory.closed.get() >= 1 && factory.created.get() >= 3);
    assertThat(ask("/")).isEqualTo("served");
  }

  @Test
  void givesUpWhenNoneIsLeftAndNoneCanBeMade() {
    pool.start();
    factory.failing = true;
    assertThat(ask("/break")).isEqualTo("INTERPRETER_FAILED");
    assertThat(ask("/break")).isEqualTo("INTERPRETER_FAILED");

    assertThat(pool.failure().orTimeout(30, TimeUnit.SECONDS).join())
        .isEqualTo(
            "no interpreter is left, and 2 attempts in a row to start one failed: broken build");
    assertThat(pool.ready()).isFalse();
    assertThat(ask("/")).isEqualTo("NO_INTERPRETER");
  }

  @Test
  void oneThatTakesTooLongToLoadIsEndedAndTheOldOnesServeOn() throws InterruptedException {
    pool = pool(Duration.ofMillis(100));
    pool.start();
    factory.hanging = true;
    pool.reload("told to");

    await(() -> factory.ended.get() == 1);
    assertThat(ask("/")).isEqualTo("served");
    assertThat(factory.closed).hasValue(0);
  }

  @Test
  void aDrainEndsWhatWasReplacedAndWhatIsBeingMade() throws InterruptedException {
    pool.start();
    FakeExchange one = send("/block");
    FakeExchange other = send("/block");
    await(() -> factory.inside.get() == 2);
    pool.reload("told to");
    await(() -> factory.created.get() == 4);
    factory.hanging = true;
    pool.reload("told to again");
    await(() -> factory.loading.get() == 1);

    assertThat(pool.drain(Duration.ZERO)).isEqualTo(2);

    assertThat(one.ending).isCompletedWithValue("STOPPING");
    assertThat(other.ending).isCompletedWithValue("STOPPING");
    assertThat(factory.closed).hasValue(4);
    assertThat(factory.ended).hasValue(1);
  }

  @Test
  void aReloadEndsThePauseBetweenAttempts() throws InterruptedException {
    pool.start();
    factory.failing = true;
    ask("/break");
    await(() -> factory.failed.get() == 1);
    factory.failing = false;
    pool.reload("it is mended");

    await(() -> factory.closed.get() == 3);
    assertThat(pool.ready()).isTrue();
  }
}
