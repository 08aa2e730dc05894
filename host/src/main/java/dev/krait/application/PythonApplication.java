package dev.krait.application;

import dev.krait.bridge.PythonInterpreterFactory;
import dev.krait.calls.PythonCalls;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.ExchangeHandler;
import dev.krait.interpreter.ApplicationLoadException;
import dev.krait.interpreter.InterpreterPool;
import dev.krait.interpreter.InterpretersMXBean;
import dev.krait.interpreter.Proof;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// An application with its interpreters, behind whatever takes requests. [start][#start] once, then
/// [handle][#handle] at will, then [drain][#drain] and [close][#close], once each; never restarted.
public final class PythonApplication implements ExchangeHandler {
  private final PythonInterpreterFactory python;
  private final InterpreterPool pool;
  private final BreachReport conformance;
  private final DeadlineReport deadlines;

  public PythonApplication(ApplicationSettings settings) {
    this(settings, new PythonInterpreterFactory(settings.python()));
  }

  /// One with the lint layer around it.
  ///
  /// @param notes gets what the layer observes, a JSON object each, on threads of the interpreters
  public static PythonApplication linting(ApplicationSettings settings, Consumer<String> notes) {
    return new PythonApplication(
        settings, PythonInterpreterFactory.linting(settings.python(), notes));
  }

  private PythonApplication(ApplicationSettings settings, PythonInterpreterFactory python) {
    this.python = python;
    this.pool = new InterpreterPool(settings.pool(), python);
    this.conformance = new BreachReport(python.breaches(), settings.name());
    this.deadlines = new DeadlineReport(pool.counts(), settings.name());
  }

  /// Loads the application into every interpreter, which takes seconds.
  ///
  /// @throws ApplicationLoadException when it cannot be loaded; [close][#close] what is left then
  public void start() {
    CompilerReport.say(python.compiles());
    pool.start();
    conformance.publish();
    deadlines.publish();
  }

  @Override
  public void handle(Exchange exchange) {
    pool.handle(exchange);
  }

  /// Its functions, for Java to call.
  public PythonCalls calls() {
    return new PythonCalls(pool::accept);
  }

  /// Whether requests can be served, now or soon.
  public boolean ready() {
    return pool.ready();
  }

  /// Done when it cannot go on, with the reason for the user.
  public CompletableFuture<String> failure() {
    return pool.failure();
  }

  /// Replaces all interpreters by fresh ones with the application loaded anew; returns at once.
  public void reload(String why) {
    pool.reload(why);
  }

  /// What new interpreters go through from now on, before they serve.
  public void prove(Proof proof) {
    pool.prove(proof);
  }

  /// Whether requests count towards the age at which an interpreter is replaced; they do at first.
  public void recycle(boolean whether) {
    pool.recycle(whether);
  }

  /// Whether Python code is compiled to machine code here.
  public boolean compiles() {
    return python.compiles();
  }

  /// Methods of Python code that wait for the compiler or are in it.
  public int pendingCompilations() {
    return python.pendingCompilations();
  }

  /// Methods compiled so far, once for each tier.
  public long compilations() {
    return python.compilations();
  }

  /// What became of its requests and interpreters.
  public InterpretersMXBean counts() {
    return pool.counts();
  }

  /// Requests waiting or in progress.
  public int pending() {
    return pool.pending();
  }

  /// How often each rule of PEP 3333 was broken, by the rule's id; without rules that were kept.
  public Map<String, Long> breaches() {
    return python.breaches().getCounts();
  }

  /// Refuses new requests, waits up to `limit` for those accepted, then ends all interpreters.
  ///
  /// @return how many requests did not end in time
  public int drain(Duration limit) throws InterruptedException {
    return pool.drain(limit);
  }

  /// Frees what is left once it is drained.
  public void close() {
    if (pool.counts().getLeaked() == 0) { // the engine would wait for them
      python.close();
    }
    conformance.close();
    deadlines.close();
  }
}
