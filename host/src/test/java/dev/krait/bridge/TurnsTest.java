package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TurnsTest {
  private final Turns turns = new Turns();

  @Test
  void threadsThatCallAllTheTimeSeldomChange() throws InterruptedException {
    int calls = 400_000;
    AtomicReference<Thread> last = new AtomicReference<>(Thread.currentThread());
    AtomicInteger changes = new AtomicInteger();
    List<Thread> threads =
        IntStream.range(0, 3)
            .mapToObj(_ ->
                Thread.ofPlatform()
                    .start(() -> {
                      for (int call = 0; call < calls; call++) {
                        turns.resume();
                        if (last.getAndSet(Thread.currentThread()) != Thread.currentThread()) {
                          changes.incrementAndGet();
                        }
                      }
                      turns.end();
                    }))
            .toList();
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(changes).hasValueBetween(3, calls / 100);
  }

  @Test
  void anotherThreadGoesAheadWhenTheFirstStaysAway() throws InterruptedException {
    turns.resume();

    CountDownLatch back = resumeElsewhere();

    assertThat(back.await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aThreadThatComesBackLaterWaitsForNobodyWhoIsAway() throws InterruptedException {
    turns.resume();
    assertThat(resumeElsewhere().await(30, TimeUnit.SECONDS)).isTrue();

    turns.resume();
    turns.end();

    assertThat(resumeElsewhere().await(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void anInterruptedThreadStaysInterruptedAndGoesOn() {
    Thread.currentThread().interrupt();

    turns.resume();

    assertThat(Thread.interrupted()).isTrue();
  }

  private CountDownLatch resumeElsewhere() {
    CountDownLatch back = new CountDownLatch(1);
    Thread.ofPlatform()
        .start(() -> {
          turns.resume();
          back.countDown();
        });
    return back;
  }
}
