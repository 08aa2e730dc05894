package dev.krait.embed;

import dev.krait.application.ApplicationSettings;
import dev.krait.application.PythonApplication;
import dev.krait.calls.PythonCalls;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.exchange.Refusal;
import dev.krait.interpreter.ApplicationLoadException;
import dev.krait.interpreter.InterpretersMXBean;
import dev.krait.resources.ResourceException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A WSGI application inside a Java program: its Python interpreters, and the queue before them.
/// What hands it requests is one of the doors: an Undertow handler, a servlet or filter, or the
/// in-memory client for tests.
///
/// ```java
/// WsgiApplication shop = WsgiApplication.builder("shop:app").directory(Path.of("shop")).start();
/// ```
///
/// Life cycle: [builder][#builder], [start][#start] once, [close][#close]; never started again, as
/// a new one is as cheap. Several may be in one process. Any thread.
public final class WsgiApplication implements ExchangeHandler, AutoCloseable {
  private static final WsgiStatistics NONE = new WsgiStatistics(0, 0, 0, 0, 0, 0, Map.of());

  private enum State {
    NEW,
    STARTED,
    CLOSED
  }

  private final String name;
  private final Duration graceful;
  private final RouteTable routes;
  private final Supplier<ApplicationSettings> settings;
  private State state = State.NEW;
  private volatile @Nullable Running running;
  private volatile boolean over;

  /// @param settings what to start with; may have to write files
  WsgiApplication(
      String name, Duration graceful, RouteTable routes, Supplier<ApplicationSettings> settings) {
    this.name = name;
    this.graceful = graceful;
    this.routes = routes;
    this.settings = settings;
  }

  /// Begins to describe one.
  ///
  /// @param specification `MODULE:CALLABLE`, or `MODULE:factory('literal', x=1)`; CALLABLE defaults
  ///   to `application`, then `app`
  public static WsgiApplicationBuilder builder(String specification) {
    return new WsgiApplicationBuilder(specification);
  }

  /// Loads the application into all interpreters, which takes seconds; returns when it can serve.
  ///
  /// @return this
  /// @throws WsgiLoadException when it cannot be loaded; it is closed then
  /// @throws IllegalStateException when it was started or closed before
  public synchronized WsgiApplication start() {
    if (state != State.NEW) {
      throw new IllegalStateException(
          "the application '"
              + name
              + "' cannot be started: it "
              + (state == State.STARTED ? "is started already" : "is closed")
              + "; start() may be called once; build another one with WsgiApplication.builder(…)");
    }
    state = State.CLOSED; // unless it succeeds
    PythonApplication starting;
    try {
      starting = new PythonApplication(settings.get());
    } catch (ResourceException e) {
      over = true;
      throw new WsgiLoadException(String.valueOf(e.getMessage()), e);
    }
    try {
      starting.start();
      running = new Running(starting, routes.before(starting, name));
    } catch (ApplicationLoadException e) {
      giveUp(starting);
      throw new WsgiLoadException("the application '" + name + "': " + e.explanation(), e);
    } catch (RuntimeException | Error e) {
      giveUp(starting);
      throw e;
    }
    state = State.STARTED;
    return this;
  }

  private void giveUp(PythonApplication failed) {
    over = true;
    int _ = new Running(failed, Optional.empty()).end(Duration.ZERO);
  }

  /// Whether it can serve requests, now or soon: it is started, not closed, and has an interpreter
  /// or hopes for one.
  public boolean ready() {
    Running current = running;
    return current != null && !over && current.python().ready();
  }

  /// Serves one request; answered 503 before [start][#start] and after [close][#close]. Never
  /// blocks.
  @Override
  public void handle(Exchange exchange) {
    Running current = running;
    if (current != null) {
      current.handle(exchange);
    } else {
      exchange.refuse(over ? Refusal.STOPPING : Refusal.NO_INTERPRETER);
    }
  }

  /// Whether this JVM compiles Python code to machine code: it has the Graal compiler. Without,
  /// code is only interpreted and runs many times slower; the log has said what to do.
  ///
  /// @throws IllegalStateException when it is not running
  public boolean compiles() {
    return running("asked").compiles();
  }

  /// The application's Python functions, to be called from Java, on the same interpreters and
  /// within the same limits as requests.
  ///
  /// @throws IllegalStateException when it is not running
  public PythonCalls calls() {
    return running("called").calls();
  }

  /// Loads the application anew: each interpreter is replaced by a fresh one without a refused
  /// request, unless the new code cannot be loaded. Returns at once; the log tells how it went.
  ///
  /// @throws IllegalStateException when it is not running
  public void reload() {
    running("reloaded").reload("asked by the program");
  }

  private PythonApplication running(String wish) {
    Running current = running;
    if (current == null || over) {
      throw new IllegalStateException(
          "the application '"
              + name
              + "' cannot be "
              + wish
              + ": it is "
              + (over ? "closed" : "not started")
              + "; only a running one can; call start() on a new one");
    }
    return current.python();
  }

  /// What became of its requests so far.
  public WsgiStatistics statistics() {
    Running started = running;
    if (started == null) {
      return NONE;
    }
    PythonApplication current = started.python();
    InterpretersMXBean counts = current.counts();
    return new WsgiStatistics(
        counts.getServed(),
        current.pending(),
        counts.getTimeouts(),
        counts.getInterrupted(),
        counts.getRetired(),
        counts.getLeaked(),
        current.breaches());
  }

  /// Refuses new requests with 503, waits for those accepted as long as the builder's
  /// `gracefulTimeout` says, runs the application's `atexit` functions and frees everything.
  /// Idempotent. An interrupt ends the wait.
  @Override
  public void close() {
    int _ = close(graceful);
  }

  /// As [close][#close], with another limit.
  ///
  /// @return how many requests were cut off
  public synchronized int close(Duration limit) {
    over = true;
    boolean ending = state == State.STARTED;
    state = State.CLOSED;
    Running current = running;
    return ending && current != null ? current.end(limit) : 0;
  }

  @Override
  public String toString() {
    return "WsgiApplication[" + name + "]";
  }
}
