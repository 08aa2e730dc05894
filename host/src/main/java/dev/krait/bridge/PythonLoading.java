package dev.krait.bridge;

import dev.krait.interpreter.Loading;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.graalvm.polyglot.Context;

/// A context that a thread loads the application into.
record PythonLoading(Context context, Safepoints safepoints, Thread thread) implements Loading {
  private static final long MOMENT_MILLIS = 1000;

  @Override
  public String stacks() {
    // first, as it then still shows what the thread is in
    StackTraceElement[] java = thread.getStackTrace();
    CompletableFuture<String> traceback = safepoints.describe(thread);
    try (WakeUpCalls _ = WakeUpCalls.to(() -> List.of(thread))) {
      String _ = traceback.get(MOMENT_MILLIS, TimeUnit.MILLISECONDS);
    } catch (TimeoutException _) {
      // it is in code that does not answer
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException e) {
      throw new AssertionError("actions only complete", e);
    }
    return Stacks.of(traceback.getNow(""), thread.getName(), java);
  }

  @Override
  public void close() {
    safepoints.close(context);
  }
}
