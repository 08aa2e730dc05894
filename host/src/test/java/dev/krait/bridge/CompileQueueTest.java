package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.oracle.truffle.runtime.AbstractCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;
import com.oracle.truffle.runtime.hotspot.HotSpotOptimizedCallTarget;
import org.junit.jupiter.api.Test;

class CompileQueueTest {
  private final CompileQueue queue = new CompileQueue();

  /// The queue as the compiler sees it, which may leave out what the queue does not ask for.
  private final OptimizedTruffleRuntimeListener events = queue;

  /// A method of Python's that is never run or compiled.
  private static OptimizedCallTarget method() {
    return new HotSpotOptimizedCallTarget(null);
  }

  private void compiled(OptimizedCallTarget method) {
    events.onCompilationSuccess(method, (AbstractCompilationTask) null, null, null);
  }

  private void failed(OptimizedCallTarget method) {
    events.onCompilationFailed(method, "too large", false, true, 1, null);
  }

  private void dequeued(OptimizedCallTarget method) {
    events.onCompilationDequeued(method, null, "no longer valid", 1);
  }

  private void assertCounts(int pending, int done) {
    assertThat(queue.pending()).as("pending").isEqualTo(pending);
    assertThat(queue.done()).as("done").isEqualTo(done);
  }

  @Test
  void methodIsPendingFromTheQueueToTheEndOfItsCompilation() {
    OptimizedCallTarget method = method();
    events.onCompilationQueued(method, 1);
    events.onCompilationQueued(method(), 1);
    assertCounts(2, 0);

    compiled(method);
    assertCounts(1, 1);
  }

  @Test
  void methodCountsOnceForEachTier() {
    OptimizedCallTarget method = method();
    for (int tier = 1; tier <= 2; tier++) {
      events.onCompilationQueued(method, tier);
      compiled(method);
    }
    assertCounts(0, 2);
  }

  @Test
  void methodThatIsGivenUpIsNeitherPendingNorDone() {
    OptimizedCallTarget failing = method();
    OptimizedCallTarget leaving = method();
    events.onCompilationQueued(failing, 1);
    events.onCompilationQueued(leaving, 1);
    failed(failing);
    assertCounts(1, 0);

    dequeued(leaving);
    assertCounts(0, 0);
  }

  @Test
  void eventsMissedOrToldTwiceDoNoHarm() {
    OptimizedCallTarget twice = method();
    events.onCompilationQueued(twice, 1);
    events.onCompilationQueued(twice, 1);
    assertCounts(1, 0);

    dequeued(twice);
    dequeued(twice);
    failed(method());
    assertCounts(0, 0);
  }
}
