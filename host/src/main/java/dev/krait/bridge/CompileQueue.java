package dev.krait.bridge;

import com.oracle.truffle.api.Truffle;
import com.oracle.truffle.compiler.TruffleCompilerListener.CompilationResultInfo;
import com.oracle.truffle.compiler.TruffleCompilerListener.GraphInfo;
import com.oracle.truffle.runtime.AbstractCompilationTask;
import com.oracle.truffle.runtime.OptimizedCallTarget;
import com.oracle.truffle.runtime.OptimizedTruffleRuntime;
import com.oracle.truffle.runtime.OptimizedTruffleRuntimeListener;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/// Counts what the compiler of Python code has to do and has done, as the polyglot API does not
/// tell. Without that compiler both stay 0. Any thread.
///
/// A set rather than a counter, so that an event missed or told twice does no harm for long.
final class CompileQueue implements OptimizedTruffleRuntimeListener {
  private final Set<OptimizedCallTarget> pending = ConcurrentHashMap.newKeySet();
  private final AtomicLong done = new AtomicLong();

  /// One that counts from now on.
  static CompileQueue attached() {
    CompileQueue queue = new CompileQueue();
    if (Truffle.getRuntime() instanceof OptimizedTruffleRuntime runtime) {
      runtime.addListener(queue);
    }
    return queue;
  }

  /// Stops counting.
  void detach() {
    if (Truffle.getRuntime() instanceof OptimizedTruffleRuntime runtime) {
      runtime.removeListener(this);
    }
  }

  /// Methods that wait or are being compiled.
  int pending() {
    return pending.size();
  }

  /// Methods compiled, once for each tier.
  long done() {
    return done.get();
  }

  @Override
  public void onCompilationQueued(OptimizedCallTarget target, int tier) {
    pending.add(target);
  }

  @Override
  public void onCompilationDequeued(
      OptimizedCallTarget target, Object source, CharSequence reason, int tier) {
    pending.remove(target);
  }

  @Override
  public void onCompilationSuccess(
      OptimizedCallTarget target,
      AbstractCompilationTask task,
      GraphInfo graph,
      CompilationResultInfo result) {
    pending.remove(target);
    done.incrementAndGet();
  }

  @Override
  public void onCompilationFailed(
      OptimizedCallTarget target,
      String reason,
      boolean bailout,
      boolean permanent,
      int tier,
      Supplier<String> stackTrace) {
    pending.remove(target);
  }
}
