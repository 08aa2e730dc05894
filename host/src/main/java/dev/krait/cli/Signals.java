package dev.krait.cli;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;

/// Signals from the operating system.
///
/// Java has no public way to handle them but `sun.misc.Signal`, which cannot be named in source
/// that must compile without a warning; so it is reached by reflection.
final class Signals {
  private Signals() {}

  /// Calls `handler` in a thread of its own whenever the process is sent a signal: `TERM`, `INT`.
  /// On a system that has no such signal, does nothing.
  static void on(String name, Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> type = Class.forName("sun.misc.SignalHandler");
      MethodHandle run =
          MethodHandles.lookup()
              .findVirtual(Runnable.class, "run", MethodType.methodType(void.class))
              .bindTo(handler);
      signal
          .getMethod("handle", signal, type)
          .invoke(
              null,
              signal.getConstructor(String.class).newInstance(name),
              MethodHandleProxies.asInterfaceInstance(
                  type, MethodHandles.dropArguments(run, 0, signal)));
    } catch (InvocationTargetException _) {
      // no such signal here, or the JVM keeps it to itself
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this Java has no sun.misc.Signal", e);
    }
  }
}
