package dev.krait.bridge;

import dev.krait.exchange.Connection;
import dev.krait.exchange.Exchange;
import dev.krait.exchange.RequestHead;
import dev.krait.exchange.RequestLine;
import dev.krait.exchange.ResponseHead;
import dev.krait.interpreter.Interpreter;
import dev.krait.interpreter.InterpreterEndedException;
import dev.krait.interpreter.Intervention;
import dev.krait.interpreter.Job;
import dev.krait.interpreter.Outcome;
import java.time.Duration;
import java.util.stream.StreamSupport;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One GraalPy context with the application in it.
final class PythonInterpreter implements Interpreter {
  private static final Logger log = LoggerFactory.getLogger(PythonInterpreter.class);

  private final Context context;
  private final Value serve;
  private final boolean sandboxed;
  private volatile @Nullable Value function;
  private final HostPipes pipes = new HostPipes();
  private final Turns turns = new Turns();
  private final Safepoints safepoints;
  private final HostServices services;

  /// @param safepoints the context's
  /// @param services what Python has of Java; its occupants are the interpreter's
  /// @param serve `krait_bridge.server.serve`
  /// @param sandboxed whether it is not to be trusted with more than [SandboxExchange]
  PythonInterpreter(
      Context context,
      Safepoints safepoints,
      HostServices services,
      Value serve,
      boolean sandboxed) {
    this.context = context;
    this.safepoints = safepoints;
    this.services = services;
    this.serve = serve;
    this.sandboxed = sandboxed;
  }

  @Override
  public void enter() {
    context.enter();
  }

  @Override
  public void leave() {
    context.leave();
  }

  @Override
  public void idle() {
    try {
      context.safepoint();
    } catch (PolyglotException e) {
      if (e.isExit() || e.isCancelled() || e.isInternalError()) {
        throw new InterpreterEndedException(PythonFailure.describe(e));
      }
      log.error("{}", PythonFailure.describe(e), e);
    }
  }

  @Override
  public Outcome serve(Job job) {
    Occupant me = services.occupants().current();
    try {
      me.begin(job);
      Value result = run(job);
      me.end();
      finish(job, result);
      return Outcome.SERVED;
    } catch (PolyglotException e) {
      if (me.end() && !e.isCancelled() && !e.isExit()) {
        return stopped(job, e);
      }
      return e.isCancelled() && !reachedPython(e) ? Outcome.UNBEGUN : broken(e);
    } finally {
      turns.end();
    }
  }

  /// The request was answered when somebody intervened; what came of that is no fault.
  private static Outcome stopped(Job job, PolyglotException e) {
    log.debug("a request was stopped", e);
    job.abort();
    return Outcome.SERVED;
  }

  /// Whether any Python code ran, or it was cut off while it waited to begin.
  private static boolean reachedPython(PolyglotException e) {
    return StreamSupport.stream(e.getPolyglotStackTrace().spliterator(), false)
        .anyMatch(PolyglotException.StackFrame::isGuestFrame);
  }

  private static Outcome broken(PolyglotException e) {
    String reason = PythonFailure.describe(e);
    log.error("{}", reason, e);
    return new Outcome.Broken(reason);
  }

  @Override
  public Intervention intervention(Thread thread, Job job) {
    return new PythonIntervention(safepoints, services.occupants().of(thread), job);
  }

  private Value run(Job job) {
    try {
      return switch (job) {
        case Job.Request(Exchange exchange) -> serve(exchange);
        case Job.Call call -> function().execute(call.function(), call.arguments());
      };
    } finally {
      services.endOf(job);
    }
  }

  /// `krait_bridge.calls.call`, which most applications never need.
  private Value function() {
    Value known = function;
    if (known == null) {
      known = context.eval("python", "from krait_bridge.calls import call; call");
      function = known;
    }
    return known;
  }

  private Value serve(Exchange exchange) {
    RequestHead head = exchange.request();
    RequestLine line = head.line();
    Connection connection = head.connection();
    return serve.execute(
        sandboxed ? new SandboxExchange(exchange, turns) : new HostExchange(exchange, pipes, turns),
        line.method(),
        line.target(),
        line.path(),
        line.query(),
        line.protocol(),
        connection.scheme(),
        connection.server().address(),
        Integer.toString(connection.server().port()),
        connection.client().address(),
        Integer.toString(connection.client().port()),
        Headers.join(head.headers()),
        head.bodyLength(),
        exchange.body().received(),
        Headers.variables(connection.variables()),
        line.script());
  }

  private void finish(Job job, Value result) {
    switch (job) {
      case Job.Request(Exchange exchange) -> finish(exchange, result, sandboxed);
      case Job.Call call -> call.answer().complete(result.asString());
    }
  }

  /// A tuple is a whole response; a string says how one ended that was sent block by block.
  private static void finish(Exchange exchange, Value result, boolean sandboxed) {
    if (result.isString()) {
      if (result.asString().equals("aborted")) {
        exchange.response().abort();
      }
      return;
    }
    Value body = result.getArrayElement(2);
    byte[] bytes = new byte[(int) body.getBufferSize()];
    body.readBuffer(0, bytes, 0, bytes.length);
    ResponseHead head =
        Headers.head(result.getArrayElement(0).asString(), result.getArrayElement(1).asString());
    exchange.response().start(sandboxed ? SandboxExchange.checked(head) : head, bytes, true);
  }

  @Override
  public void exit(Duration limit) {
    try {
      context
          .eval("python", "from krait_bridge.ending import finish; finish")
          .executeVoid(limit.toNanos() / 1e9);
    } catch (PolyglotException e) {
      log.warn("an exit function failed: {}", e.getMessage());
    }
  }

  @Override
  public void close() {
    services.end();
    safepoints.close(context);
    pipes.close();
  }
}
