package dev.krait.interpreter;

import dev.krait.exchange.Exchange;
import dev.krait.exchange.Refusal;
import dev.krait.exchange.RequestLine;
import java.util.concurrent.CompletableFuture;

/// What an interpreter does for somebody: it waits in the queue, has an interpreter's thread to
/// itself, and is ended when it takes too long. Any thread.
public sealed interface Job {
  /// What the log calls it.
  String name();

  /// Whether nobody waits for it any more.
  boolean abandoned();

  /// When it last received or sent anything, a [System#nanoTime]; when it came, if it has not.
  long lastActivity();

  /// Answers in place of the application.
  ///
  /// @return false when it has been answered, or at least begun to be, by others
  boolean refuse(Refusal refusal);

  /// Ends what cannot be answered honestly.
  void abort();

  /// Told that code of the application begins to run for it.
  default void begun() {}

  /// Told that this code has ended.
  default void ended() {}

  /// A request of a client's.
  record Request(Exchange exchange) implements Job {
    @Override
    public String name() {
      RequestLine line = exchange.request().line();
      return line.method() + " " + line.target();
    }

    @Override
    public boolean abandoned() {
      return exchange.abandoned();
    }

    @Override
    public long lastActivity() {
      return exchange.lastActivity();
    }

    @Override
    public boolean refuse(Refusal refusal) {
      return exchange.refuse(refusal);
    }

    @Override
    public void abort() {
      exchange.response().abort();
    }

    @Override
    public void begun() {
      exchange.begun();
    }

    @Override
    public void ended() {
      exchange.ended();
    }
  }

  /// A call of one of the application's functions by the Java program.
  final class Call implements Job {
    private final String function;
    private final String arguments;
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final long made = System.nanoTime();

    /// One that is yet to be queued.
    ///
    /// @param function `MODULE:NAME`, or `NAME` in the application's module
    /// @param arguments as `krait_bridge.values` reads them
    public Call(String function, String arguments) {
      this.function = function;
      this.arguments = arguments;
    }

    public String function() {
      return function;
    }

    public String arguments() {
      return arguments;
    }

    /// Done with what `krait_bridge.calls.call` returned, or with a [JobRefusedException]. To
    /// cancel it is to wait no longer.
    public CompletableFuture<String> answer() {
      return answer;
    }

    @Override
    public String name() {
      return "the call of " + function;
    }

    @Override
    public boolean abandoned() {
      return answer.isDone();
    }

    @Override
    public long lastActivity() {
      return made;
    }

    @Override
    public boolean refuse(Refusal refusal) {
      return answer.completeExceptionally(new JobRefusedException(refusal));
    }

    @Override
    public void abort() {
      boolean _ = refuse(Refusal.INTERPRETER_FAILED);
    }
  }
}
