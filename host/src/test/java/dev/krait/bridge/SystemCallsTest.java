package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Threads that wait in system calls.
class SystemCallsTest {
  private static final MethodHandle PIPE =
      function("pipe", FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
  private static final MethodHandle READ =
      function(
          "read",
          FunctionDescriptor.of(
              ValueLayout.JAVA_LONG,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.JAVA_LONG));

  @SuppressWarnings("restricted") // the build enables native access
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /// The JDK installs its handler of the signal with its first socket.
  @BeforeAll
  static void haveTheHandlerInstalled() throws IOException {
    SocketChannel.open().close();
  }

  /// Reads from a pipe that nobody writes to.
  private static long readForEver() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment ends = arena.allocate(ValueLayout.JAVA_INT, 2);
      int failed = (int) PIPE.invokeExact(ends);
      assertThat(failed).isZero();
      return (long) READ.invokeExact(ends.get(ValueLayout.JAVA_INT, 0), arena.allocate(1), 1L);
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aSystemCallEndsWhenItsThreadIsWokenUp() throws InterruptedException {
    CompletableFuture<Long> result = new CompletableFuture<>();
    Thread thread = Thread.ofPlatform().daemon().start(() -> result.complete(readForEver()));
    int number = SystemCalls.numbers(List.of(thread)).getOrDefault(thread, 0);

    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (!result.isDone() && System.nanoTime() < deadline) {
      SystemCalls.wakeUp(number); // the first may come before the call
      Thread.sleep(5);
    }

    assertThat(result).isCompletedWithValue(-1L); // EINTR
  }

  @Test
  void threadsThatAreNoMoreHaveNoNumber() throws InterruptedException {
    Thread gone = Thread.ofPlatform().start(() -> {});
    gone.join();

    assertThat(SystemCalls.numbers(List.of(gone))).isEmpty();
  }

  @Test
  void nothingHappensToAThreadThatIsNoMore() throws InterruptedException {
    CountDownLatch end = new CountDownLatch(1);
    Thread thread = Thread.ofPlatform().daemon().start(() -> awaitQuietly(end));
    Map<Thread, Integer> numbers = SystemCalls.numbers(List.of(thread, Thread.currentThread()));
    assertThat(numbers).containsOnlyKeys(thread, Thread.currentThread());
    assertThat(numbers.values()).doesNotHaveDuplicates();

    end.countDown();
    thread.join();
    SystemCalls.wakeUp(numbers.getOrDefault(thread, 0));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
