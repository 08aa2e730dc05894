package dev.krait.interpreter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.exchange.Refusal;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Calls of functions among requests, under the same limits.
class CallsTest {
  private static final Duration LONG = Duration.ofMinutes(1);

  private final FakeFactory factory = new FakeFactory();
  private final InterpreterPool pool =
      new InterpreterPool(
          new PoolSettings(
              new PoolSettings.Size(1, 1),
              new PoolSettings.Queue(1, LONG),
              new PoolSettings.Deadlines(
                  Duration.ofMillis(100), Duration.ZERO, Duration.ofMillis(50), 9),
              new PoolSettings.Recycling(0, 0),
              new PoolSettings.Life(LONG, Duration.ofSeconds(5), 3)),
          factory);

  @AfterEach
  void drain() throws InterruptedException {
    factory.gate.countDown();
    var _ = pool.drain(LONG);
  }

  private Job.Call call(String function) {
    Job.Call call = new Job.Call(function, "[]");
    pool.accept(call);
    return call;
  }

  private static void assertRefused(Job.Call call, Refusal why) {
    assertThatThrownBy(() -> call.answer().orTimeout(30, TimeUnit.SECONDS).join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .asInstanceOf(InstanceOfAssertFactories.type(JobRefusedException.class))
        .extracting(JobRefusedException::refusal)
        .isEqualTo(why);
  }

  @Test
  void aCallIsAnswered() {
    pool.start();

    assertThat(call("any").answer().join()).isEqualTo("[]");
  }

  @Test
  void aCallThatTakesTooLongIsStopped() {
    pool.start();

    assertRefused(call("block"), Refusal.TIMEOUT);
    assertThat(call("any").answer().join()).isEqualTo("[]");
    assertThat(factory.interrupted).hasValue(1);
  }

  @Test
  void aCallThatFindsNoPlaceIsRefused() {
    Job.Call first = call("any");
    assertRefused(call("any"), Refusal.QUEUE_FULL);

    pool.start();
    assertThat(first.answer().join()).isEqualTo("[]");
  }

  @Test
  void aCallThatNobodyWaitsForIsNotBegun() {
    Job.Call first = call("block");
    first.answer().cancel(false);
    pool.start();

    assertThat(call("any").answer().join()).isEqualTo("[]");
    assertThat(factory.interrupted).hasValue(0);
  }

  @Test
  void aCallAfterTheEndIsRefused() throws InterruptedException {
    pool.start();
    assertThat(pool.drain(LONG)).isZero();

    assertRefused(call("any"), Refusal.STOPPING);
  }
}
