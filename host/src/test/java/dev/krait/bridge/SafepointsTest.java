package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.io.IOAccess;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What reaches one thread of an interpreter, and what does not.
class SafepointsTest {
  private static final String APPLICATION =
      """
      import time
      said = []

      def loop(ready):
          ready()
          try:
              while not said:
                  pass
              said.append("went on")
          finally:
              said.append("finally")

      def sleep(ready):
          ready()
          try:
              time.sleep(3600)
          except Exception:
              said.append("caught")
      """;

  private Context context = Context.create();
  private Safepoints safepoints;
  private Thread thread = Thread.currentThread();

  @BeforeEach
  void enter() {
    context =
        Context.newBuilder("python")
            .allowExperimentalOptions(true)
            .allowIO(IOAccess.ALL)
            .allowCreateThread(true)
            .option("engine.WarnInterpreterOnly", "false")
            .option("python.PythonPath", Path.of("src/main/python").toAbsolutePath().toString())
            .build();
    context.enter();
    context.eval("python", APPLICATION);
    safepoints = Safepoints.ofCurrent();
    context.leave();
  }

  @AfterEach
  void close() {
    safepoints.close(context);
  }

  private static <T> T soon(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }

  /// Runs a function of the application's on a thread, and returns once that is in it.
  private CompletableFuture<String> run(String function) {
    CompletableFuture<String> ending = new CompletableFuture<>();
    CompletableFuture<Void> running = new CompletableFuture<>();
    Runnable ready = () -> running.complete(null);
    thread =
        Thread.ofPlatform()
            .daemon()
            .start(() -> {
              try {
                context.eval("python", function).executeVoid(new Ready(ready));
                ending.complete("returned");
              } catch (PolyglotException e) {
                ending.complete(String.valueOf(e.getMessage()));
              }
            });
    soon(running);
    return ending;
  }

  private String said() {
    Value said = context.eval("python", "','.join(said)");
    return said.asString();
  }

  @Test
  void describesWhereTheThreadIs() {
    var _ = run("loop");

    assertThat(soon(safepoints.describe(thread))).contains("in loop");
    assertThat(said()).isEmpty();
  }

  @Test
  void describesAThreadThatSleeps() {
    var _ = run("sleep");

    assertThat(soon(safepoints.describe(thread))).contains("in sleep");
  }

  @Test
  void interruptsALoopWhoseClausesRun() {
    CompletableFuture<String> ending = run("loop");
    soon(safepoints.interrupt(thread, () -> true));

    assertThat(soon(ending)).startsWith("RequestTimeout: the request took too long");
    assertThat(said()).isEqualTo("finally");
  }

  @Test
  void interruptsASleepWithWhatIsNoException() {
    CompletableFuture<String> ending = run("sleep");
    soon(safepoints.interrupt(thread, () -> true));

    assertThat(soon(ending)).startsWith("RequestTimeout");
    assertThat(said()).isEmpty();
  }

  @Test
  void leavesAThreadAloneThatServesSomethingElseByNow() {
    CompletableFuture<String> ending = run("loop");
    soon(safepoints.interrupt(thread, () -> false));
    soon(safepoints.kill(thread, () -> false));
    context.eval("python", "said.append('end')");

    assertThat(soon(ending)).isEqualTo("returned");
    assertThat(said()).isEqualTo("end,went on,finally");
  }

  @Test
  void unwindsWithoutAnyClause() {
    CompletableFuture<String> ending = run("loop");
    soon(safepoints.kill(thread, () -> true));

    assertThat(soon(ending)).isNotEqualTo("returned");
    assertThat(said()).isEmpty();
  }

  @Test
  void closingEndsWhatRuns() {
    CompletableFuture<String> ending = run("sleep");
    safepoints.close(context);

    assertThat(soon(ending)).isNotEqualTo("returned");
  }

  /// What Python calls when it is there.
  public static final class Ready implements ProxyExecutable {
    private final Runnable ready;

    Ready(Runnable ready) {
      this.ready = ready;
    }

    @Override
    public Object execute(Value... arguments) {
      ready.run();
      return true;
    }
  }
}
