package dev.krait.calls;

import dev.krait.exchange.Refusal;
import dev.krait.interpreter.Job;
import dev.krait.interpreter.JobRefusedException;
import dev.krait.values.ConversionException;
import dev.krait.values.Node;
import dev.krait.values.Values;
import java.lang.reflect.Proxy;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The functions of one application. Any thread may call; it waits for the result.
public final class PythonCalls {
  private final Consumer<Job> queue;

  /// @param queue takes a call over and never blocks
  public PythonCalls(Consumer<Job> queue) {
    this.queue = queue;
  }

  /// Calls a function.
  ///
  /// @param function `MODULE:NAME`, or `NAME` in the application's own module; dots are attributes
  /// @param arguments by position; see `host/docs/java-services.md` for what can be given
  /// @return what it returned, as the nearest Java type: `Integer`, `Long`, `BigInteger`, `Double`,
  ///   `String`, `List`, `Map` and so on; null for `None`
  /// @throws PythonException when it raised
  /// @throws TimeoutException when it took longer than requests may; it was stopped then
  /// @throws IllegalArgumentException when there is no such function, or a value cannot cross
  /// @throws RejectedExecutionException when the queue is full, or the application is closing
  /// @throws CancellationException when the thread was interrupted; its flag is set again
  public @Nullable Object call(String function, @Nullable Object... arguments)
      throws TimeoutException {
    return call((Type) Object.class, function, Arrays.asList(arguments));
  }

  /// The same with a type for the result: a record, an enum, a number and so on.
  public <T> @Nullable T call(Class<T> type, String function, @Nullable Object... arguments)
      throws TimeoutException {
    @SuppressWarnings("unchecked") // it was made one; Class.cast knows no primitive types
    T result = (T) call((Type) type, function, Arrays.asList(arguments));
    return result;
  }

  /// An object whose methods are a module's functions, by their names. Their parameters and results
  /// have the types that the interface says.
  ///
  /// @param type an interface; methods of it that declare a [TimeoutException] throw that, others
  ///   an [java.util.concurrent.CompletionException] with it
  /// @param module its name, or `""` for the application's own
  public <T> T python(Class<T> type, String module) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new Functions(this, module, type));
    return type.cast(proxy);
  }

  @Nullable Object call(Type type, String function, List<@Nullable Object> arguments)
      throws TimeoutException {
    String written;
    try {
      written = Values.write(arguments);
    } catch (ConversionException e) {
      throw new IllegalArgumentException("the call of " + function + ": " + e.text(), e);
    }
    Job.Call call = new Job.Call(function, written);
    queue.accept(call);
    return result(type, function, Values.readAll(await(call)));
  }

  private static String await(Job.Call call) throws TimeoutException {
    try {
      return call.answer().get();
    } catch (InterruptedException _) {
      call.answer().cancel(false);
      Thread.currentThread().interrupt();
      throw new CancellationException(call.name() + " was left, as its thread was interrupted");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof JobRefusedException refused) {
        throw refusal(call, refused.refusal());
      }
      throw new IllegalStateException(e);
    }
  }

  private static RejectedExecutionException refusal(Job.Call call, Refusal refusal)
      throws TimeoutException {
    String end =
        switch (refusal) {
          case TIMEOUT ->
              throw new TimeoutException(
                  call.name() + " took longer than requests may and was stopped; allow more time");
          case QUEUE_TIMEOUT ->
              throw new TimeoutException(
                  call.name() + " waited too long for an interpreter; have more of them");
          case QUEUE_FULL -> " found the queue full; call less at once, or make the queue longer";
          case STOPPING -> " came too late, the application is closing; call before it is closed";
          case NO_INTERPRETER -> " found no interpreter; see the log for why none is there";
          case INTERPRETER_FAILED, HANDLER_FAILED, TARGET_FAILED, TARGET_SLOW ->
              " was cut off with its interpreter; see the log for the reason";
        };
    return new RejectedExecutionException(call.name() + end);
  }

  private static @Nullable Object result(Type type, String function, List<Node> answer) {
    String tag = text(answer.getFirst());
    return switch (tag) {
      case "v" -> {
        try {
          yield Values.convert(answer.get(1), type);
        } catch (ConversionException e) {
          throw new IllegalArgumentException("the result of " + function + " " + e.text(), e);
        }
      }
      case "x" -> throw new IllegalArgumentException(text(answer.get(1)));
      default ->
          throw new PythonException(text(answer.get(1)), text(answer.get(2)), text(answer.get(3)));
    };
  }

  private static String text(Node node) {
    return String.valueOf(Values.natural(node));
  }
}
