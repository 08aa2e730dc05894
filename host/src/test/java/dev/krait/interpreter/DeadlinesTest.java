package dev.krait.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(50);

  private final FakeFactory factory = new FakeFactory();
  private final List<InterpreterPool> pools = new ArrayList<>();

  private InterpreterPool start(Duration silence, Duration total) {
    return start(1, silence, total);
  }

  private InterpreterPool start(int threads, Duration silence, Duration total) {
    InterpreterPool pool =
        new InterpreterPool(
            new PoolSettings(
                new PoolSettings.Size(1, threads),
                new PoolSettings.Queue(9, LONG),
                new PoolSettings.Deadlines(silence, total, SHORT, 0),
                new PoolSettings.Recycling(0, 0),
                new PoolSettings.Life(LONG, SHORT, 3)),
            factory);
    pool.start();
    pools.add(pool);
    return pool;
  }

  @AfterEach
  void drain() throws InterruptedException {
    factory.gate.countDown();
    for (InterpreterPool pool : pools) {
      pool.drain(LONG);
    }
  }

  private static String outcome(InterpreterPool pool, String target) {
    FakeExchange exchange = new FakeExchange(target);
    pool.handle(exchange);
    return exchange.ending.orTimeout(30, TimeUnit.SECONDS).join();
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(deadline);
      Thread.sleep(5);
    }
  }

  @Test
  void whatHadNotBegunBesideCodeThatCannotBeStoppedIsServedByAnother() throws InterruptedException {
    factory.stoppable = "never";
    InterpreterPool pool = start(2, SHORT, Duration.ZERO);
    FakeExchange stuck = new FakeExchange("/block");
    FakeExchange waiting = new FakeExchange("/waits");
    pool.handle(stuck);
    await(() -> factory.inside.get() == 1);
    pool.handle(waiting);

    assertThat(waiting.ending.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo("served");
    assertThat(stuck.ending).isCompletedWithValue("TIMEOUT");
  }

  @Test
  void interruptsWhatIsSilentAndKeepsTheInterpreter() throws InterruptedException {
    InterpreterPool pool = start(SHORT, Duration.ZERO);

    assertThat(outcome(pool, "/block")).isEqualTo("TIMEOUT");
    assertThat(outcome(pool, "/")).isEqualTo("served");
    await(() -> pool.counts().getInterrupted() == 1);
    assertThat(pool.counts().getTimeouts()).isEqualTo(1);
    assertThat(factory.created).hasValue(1);
  }

  @Test
  void sparesWhatCouldNotGoOnForAnother() throws InterruptedException {
    factory.stoppable = "kill"; // later than at once
    InterpreterPool pool = start(2, SHORT, Duration.ZERO);
    FakeExchange guilty = new FakeExchange("/block");
    pool.handle(guilty);
    await(() -> factory.inside.get() == 1);

    assertThat(outcome(pool, "/starve")).isEqualTo("served");
    assertThat(guilty.ending).isCompletedWithValue("TIMEOUT");
    assertThat(pool.counts().getTimeouts()).isEqualTo(1);
  }

  @Test
  void interruptsWhatTakesTooLongInAll() throws InterruptedException {
    InterpreterPool pool = start(LONG, SHORT);

    assertThat(outcome(pool, "/block")).isEqualTo("TIMEOUT");
    await(() -> pool.counts().getInterrupted() == 1);
  }

  @Test
  void interruptsWhatIsInAnInterpreterOnItsWayOut() throws InterruptedException {
    InterpreterPool pool = start(Duration.ofMillis(500), Duration.ZERO);
    FakeExchange exchange = new FakeExchange("/block");
    pool.handle(exchange);
    await(() -> factory.inside.get() == 1);

    pool.reload("new code");

    assertThat(exchange.ending.orTimeout(30, TimeUnit.SECONDS).join()).isEqualTo("TIMEOUT");
    await(() -> factory.closed.get() == 1);
    assertThat(factory.interrupted).hasValue(1);
  }

  @Test
  void replacesTheInterpreterOfCodeThatHadToBeEnded() throws InterruptedException {
    factory.stoppable = "kill";
    InterpreterPool pool = start(SHORT, Duration.ZERO);

    assertThat(outcome(pool, "/block")).isEqualTo("TIMEOUT");
    assertThat(outcome(pool, "/")).isEqualTo("served");
    await(() -> factory.closed.get() == 1);
    assertThat(factory.created).hasValue(2);
    assertThat(pool.counts().getRetired()).isEqualTo(1);
    assertThat(pool.counts().getLeaked()).isZero();
  }

  @Test
  void leavesBehindWhatCannotBeClosedAndSaysWhenThatIsTooMuch() throws InterruptedException {
    factory.stoppable = "never";
    InterpreterPool pool = start(SHORT, Duration.ZERO);

    assertThat(outcome(pool, "/block")).isEqualTo("TIMEOUT");
    assertThat(outcome(pool, "/")).isEqualTo("served");
    assertThat(pool.failure().orTimeout(30, TimeUnit.SECONDS).join())
        .contains("--max-leaked allows 0");
    assertThat(pool.counts().getLeaked()).isEqualTo(1);

    factory.gate.countDown();
    await(() -> pool.counts().getLeaked() == 0);
  }
}
