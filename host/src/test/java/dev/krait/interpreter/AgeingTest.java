package dev.krait.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Which interpreters are too old.
class AgeingTest {
  private final InterpreterPool pool =
      new InterpreterPool(
          new PoolSettings(
              new PoolSettings.Size(2, 1),
              new PoolSettings.Queue(1, Duration.ofSeconds(1)),
              new PoolSettings.Deadlines(Duration.ZERO, Duration.ZERO, Duration.ofSeconds(1), 9),
              new PoolSettings.Recycling(
                  0, 0, Duration.ofMinutes(10), Duration.ofMinutes(5), HeapLimit.NONE),
              new PoolSettings.Life(Duration.ofMinutes(1), Duration.ofSeconds(5), 1)),
          new FakeFactory());
  private final List<Worker> workers = new ArrayList<>(List.of(worker(1), worker(2)));
  private final List<Integer> replaced = new ArrayList<>();
  private final FakeHeap heap = new FakeHeap();

  private Worker worker(int number) {
    return new Worker(number, pool).start().join().takeRequests();
  }

  private Ageing ageing(HeapLimit limit) {
    return new Ageing(workers, limit, heap, (worker, _) -> replaced.add(worker.number()));
  }

  @AfterEach
  void end() {
    workers.forEach(Worker::end);
  }

  @Test
  void thoseWhoseTimeIsOver() {
    Ageing ageing = ageing(HeapLimit.NONE);
    ageing.look(System.nanoTime() + TimeUnit.MINUTES.toNanos(9));
    assertThat(replaced).isEmpty();

    ageing.look(System.nanoTime() + TimeUnit.MINUTES.toNanos(16));
    assertThat(replaced).containsExactly(1, 2);
  }

  @Test
  void oneAfterTheOtherWhileTheHeapIsFull() {
    Ageing ageing = ageing(new HeapLimit(90, 0));
    heap.used = 91;
    look(ageing, 3);
    assertThat(replaced).containsExactly(1);

    swap(3);
    look(ageing, 3);
    assertThat(heap.collections).isEqualTo(1);
    assertThat(replaced).containsExactly(1, 2);

    swap(4);
    look(ageing, 9); // the new ones need as much
    assertThat(replaced).containsExactly(1, 2);

    heap.used = 50;
    look(ageing, 1);
    heap.used = 95;
    look(ageing, 1);
    assertThat(replaced).containsExactly(1, 2, 3);
  }

  private static void look(Ageing ageing, int times) {
    for (int i = 0; i < times; i++) {
      ageing.look(System.nanoTime());
    }
  }

  /// Has the oldest go, and another come.
  private void swap(int number) {
    workers.removeFirst().end();
    workers.add(worker(number));
  }

  /// A heap of a hundred bytes.
  private static final class FakeHeap implements Heap {
    private long used;
    private int collections;

    @Override
    public long used() {
      return used;
    }

    @Override
    public long most() {
      return 100;
    }

    @Override
    public void collect() {
      collections++;
    }
  }
}
