package dev.krait.bridge;

import com.oracle.graal.python.nodes.PRootNode;
import com.oracle.graal.python.runtime.PythonContext;
import com.oracle.graal.python.runtime.exception.ExceptionUtils;
import com.oracle.graal.python.runtime.exception.PythonThreadKillException;
import com.oracle.truffle.api.ThreadLocalAction;
import com.oracle.truffle.api.interop.InteropException;
import com.oracle.truffle.api.interop.InteropLibrary;
import com.oracle.truffle.api.nodes.Node;
import com.oracle.truffle.api.nodes.RootNode;
import com.oracle.truffle.api.source.Source;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What can be done on a thread of an interpreter at its next safepoint, which Python code reaches
/// all the time, and blocking calls of GraalPy's own at once.
///
/// Beneath the API for embedders: `Context.interrupt` stops every thread of a context, and only
/// Truffle's own API reaches one.
final class Safepoints {
  private static final Logger log = LoggerFactory.getLogger(Safepoints.class);

  /// How often a thread may turn out to be in code of GraalPy itself, which an exception could
  /// leave inconsistent; as for `PyThreadState_SetAsyncExc`.
  private static final int MOST_MISSES = 20;

  private final PythonContext context;
  private final Object raiser;

  private Safepoints(PythonContext context, Object raiser) {
    this.context = context;
    this.raiser = raiser;
  }

  /// Of the context that the calling thread is in and that has run Python already.
  static Safepoints ofCurrent() {
    PythonContext context = PythonContext.get(null);
    String code = "from krait_bridge.timeouts import raise_timeout; raise_timeout";
    Source source = Source.newBuilder("python", code, "timeouts").build();
    return new Safepoints(context, context.getEnv().parsePublic(source).call());
  }

  /// Threads that are inside.
  List<Thread> threads() {
    return List.of(context.getThreads());
  }

  /// Closes the context that this is of, bringing its threads out of system calls. Returns when
  /// they have been stopped, which may be never. Any thread that is not inside.
  void close(Context closing) {
    try (WakeUpCalls _ = WakeUpCalls.to(this::threads)) {
      closing.close(true);
    } catch (PolyglotException e) {
      log.debug("closing an interpreter", e);
    } finally {
      // GraalPy leaves its six threads behind when the application called os._exit
      context.getAsyncHandler().shutdown();
    }
  }

  /// The thread's Python traceback, once it gets to a safepoint.
  CompletableFuture<String> describe(Thread thread) {
    CompletableFuture<String> traceback = new CompletableFuture<>();
    submit(
        thread,
        new ThreadLocalAction(false, false) {
          @Override
          protected void perform(Access access) {
            traceback.complete(ExceptionUtils.getPythonLikeStackTrace());
          }
        });
    return traceback;
  }

  /// Raises `RequestTimeout` on the thread while `wanted`.
  CompletableFuture<Void> interrupt(Thread thread, BooleanSupplier wanted) {
    Raising action = new Raising(thread, wanted);
    submit(thread, action);
    return action.raised;
  }

  /// Unwinds the thread's Python code while `wanted`, without running any of its clauses.
  CompletableFuture<Void> kill(Thread thread, BooleanSupplier wanted) {
    CompletableFuture<Void> killed = new CompletableFuture<>();
    submit(
        thread,
        new ThreadLocalAction(true, false) {
          @Override
          protected void perform(Access access) {
            killed.complete(null);
            if (wanted.getAsBoolean()) {
              throw new PythonThreadKillException();
            }
          }
        });
    return killed;
  }

  private void submit(Thread thread, ThreadLocalAction action) {
    Future<Void> _ = context.getEnv().submitThreadLocal(new Thread[] {thread}, action);
  }

  /// Calls the Python function that raises.
  private final class Raising extends ThreadLocalAction {
    private final CompletableFuture<Void> raised = new CompletableFuture<>();
    private final Thread thread;
    private final BooleanSupplier wanted;
    private int misses;

    Raising(Thread thread, BooleanSupplier wanted) {
      super(true, false);
      this.thread = thread;
      this.wanted = wanted;
    }

    @Override
    protected void perform(Access access) {
      if (!wanted.getAsBoolean()) {
        raised.complete(null);
      } else if (misses < MOST_MISSES && !inApplication(access.getLocation())) {
        misses++;
        submit(thread, this);
      } else {
        raised.complete(null);
        raise();
      }
    }

    private static boolean inApplication(Node location) {
      RootNode root = location.getRootNode();
      return root instanceof PRootNode && !root.isInternal();
    }

    private void raise() {
      try {
        InteropLibrary.getUncached().execute(raiser);
      } catch (InteropException e) {
        throw new AssertionError("the function takes no arguments", e);
      }
    }
  }
}
