package dev.krait.bridge;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.ObjectName;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Frees threads from system calls that they wait in: a signal makes those fail with EINTR, upon
/// which GraalPy looks whether anything is asked of the thread.
///
/// The signal is the one that the JDK has for the same purpose, to close sockets that threads read
/// from (`NativeThread.c`). Its handler does nothing and does not let calls start again. Where the
/// JDK has not installed it, nothing is sent: the signal would end the process.
final class SystemCalls {
  private static final Logger log = LoggerFactory.getLogger(SystemCalls.class);

  private static final int WAKE_UP = 62; // SIGRTMAX - 2
  private static final int SIGACTION_BYTES = 256; // 152 with glibc on Linux
  private static final Pattern THREAD = Pattern.compile("\" #(\\d+) .*?nid=(\\w+)");

  private static final MethodHandle TGKILL =
      function(
          "tgkill",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT));
  private static final MethodHandle SIGACTION =
      function(
          "sigaction",
          FunctionDescriptor.of(
              ValueLayout.JAVA_INT,
              ValueLayout.JAVA_INT,
              ValueLayout.ADDRESS,
              ValueLayout.ADDRESS));

  private SystemCalls() {}

  @SuppressWarnings("restricted") // conf/jvm.options enables native access, for GraalPy too
  private static MethodHandle function(String name, FunctionDescriptor type) {
    Linker linker = Linker.nativeLinker();
    return linker.downcallHandle(linker.defaultLookup().findOrThrow(name), type);
  }

  /// The operating system's numbers of threads, for [wakeUp][#wakeUp]; without those that have
  /// ended. Stops all threads for a moment, as a thread dump does.
  static Map<Thread, Integer> numbers(Collection<Thread> threads) {
    Map<Long, Integer> all = new HashMap<>();
    Matcher matcher = THREAD.matcher(threadDump());
    while (matcher.find()) {
      all.put(Long.valueOf(matcher.group(1)), Integer.decode(matcher.group(2)));
    }
    Map<Thread, Integer> numbers = new HashMap<>();
    for (Thread thread : threads) {
      Integer number = all.get(thread.threadId());
      if (number != null) {
        numbers.put(thread, number);
      }
    }
    return numbers;
  }

  private static String threadDump() {
    try {
      Object dump =
          ManagementFactory.getPlatformMBeanServer()
              .invoke(
                  new ObjectName("com.sun.management:type=DiagnosticCommand"),
                  "threadPrint",
                  new Object[] {new String[0]},
                  new String[] {String[].class.getName()});
      return String.valueOf(dump);
    } catch (JMException e) {
      log.debug("this JVM does not tell the numbers of threads", e);
      return "";
    }
  }

  /// Sends one thread the signal. Nothing happens when it has ended.
  static void wakeUp(int number) {
    if (!harmless()) {
      return;
    }
    try {
      int _ = (int) TGKILL.invokeExact((int) ProcessHandle.current().pid(), number, WAKE_UP);
    } catch (Throwable e) {
      throw new AssertionError("tgkill(2) raises nothing", e);
    }
  }

  /// Whether the signal has a handler.
  private static boolean harmless() {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment action = arena.allocate(SIGACTION_BYTES, Long.BYTES);
      int failed = (int) SIGACTION.invokeExact(WAKE_UP, MemorySegment.NULL, action);
      return failed == 0 && action.get(ValueLayout.JAVA_LONG, 0) > 1; // SIG_DFL is 0, SIG_IGN 1
    } catch (Throwable e) {
      throw new AssertionError("sigaction(2) raises nothing", e);
    }
  }
}
