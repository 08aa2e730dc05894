package dev.krait.bridge;

import dev.krait.interpreter.Intervention;
import dev.krait.interpreter.Job;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Reaches a request through its thread's next safepoint, see [Safepoints]; where the thread waits
/// in a system call, [SystemCalls] bring it to one; Java code of a service's is interrupted.
///
/// @param occupant who serves the request, or did
record PythonIntervention(Safepoints safepoints, Occupant occupant, Job job)
    implements Intervention {
  /// An answer from Python code takes a few milliseconds; from code that never gets to a safepoint
  /// none comes.
  private static final int TRIES = 50;

  private static final long TRY_MILLIS = 10;
  private static final StackTraceElement[] NONE = {};

  @Override
  public String stacks() {
    // first, as it then still shows what the thread is in
    StackTraceElement[] java = occupant.thread().getStackTrace();
    CompletableFuture<String> traceback = safepoints.describe(occupant.thread());
    reach(traceback);
    return Stacks.of(traceback.getNow(""), occupant.thread().getName(), java);
  }

  @Override
  public boolean starved() {
    StackTraceElement[] stack = underway() ? occupant.thread().getStackTrace() : NONE;
    return Arrays.stream(stack).anyMatch(frame -> frame.getMethodName().equals("acquireGil"));
  }

  @Override
  public void interrupt() {
    if (occupant.whileServing(job, () -> {})) { // notes that somebody intervenes
      reach(safepoints.interrupt(occupant.thread(), this::underway));
    }
  }

  @Override
  public void kill() {
    if (occupant.whileServing(job, () -> {})) {
      reach(safepoints.kill(occupant.thread(), this::underway));
    }
  }

  private boolean underway() {
    return occupant.serves(job);
  }

  /// Waits until an action was performed, with signals if it does not happen by itself.
  private void reach(CompletableFuture<?> performed) {
    if (happens(performed)) {
      return;
    }
    Thread thread = occupant.thread();
    int number = SystemCalls.numbers(List.of(thread)).getOrDefault(thread, 0);
    for (int i = 0; number != 0 && i < TRIES && !happens(performed); i++) {
      if (!occupant.whileServing(job, () -> wake(number))) {
        return;
      }
    }
  }

  private void wake(int number) {
    occupant.hurry();
    SystemCalls.wakeUp(number);
  }

  private static boolean happens(CompletableFuture<?> performed) {
    try {
      performed.get(TRY_MILLIS, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    } catch (ExecutionException e) {
      throw new AssertionError("actions only complete", e);
    }
  }
}
