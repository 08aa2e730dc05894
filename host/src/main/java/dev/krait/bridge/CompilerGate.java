package dev.krait.bridge;

import com.oracle.truffle.api.Truffle;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// Keeps the Graal compiler from coming up while an application loads.
///
/// On a stock JDK that compiler is Java code itself. Its start takes about four seconds of one
/// processor, and its own methods then wait in the same queue for the JVM's compiler as those of
/// the Python interpreter: measured on two processors, Flask is loaded in 4.2 s with the gate and
/// 6.3 s without it.
///
/// The compiler thread initializes itself in a method that is synchronized on the Truffle runtime;
/// the loading thread, which holds that monitor, enters it again freely. Should another version of
/// Truffle do it otherwise, the gate stands open and nothing else changes.
final class CompilerGate {
  private static final AtomicBoolean NEEDED = new AtomicBoolean(true);

  private CompilerGate() {}

  /// Does the work, with the gate closed if it is the first of the process: what follows loads
  /// beside a compiler that is there.
  static <T> T closedOnce(Supplier<T> work) {
    if (!NEEDED.compareAndSet(true, false)) {
      return work.get();
    }
    synchronized (Truffle.getRuntime()) {
      return work.get();
    }
  }
}
