package dev.krait.bridge;

import java.util.Arrays;
import java.util.stream.Collectors;

/// What a thread is doing, in words for the log.
final class Stacks {
  /// Python code is some ten Java frames for each of its own; what counts is at the top.
  private static final long MOST_JAVA_FRAMES = 40;

  /// `contextvars.Context.run`, which the bridge calls applications in.
  private static final String OURS = "  Builtin function run ";

  private Stacks() {}

  /// @param python a traceback of GraalPy's making, `""` if there is none
  static String of(String python, String thread, StackTraceElement[] java) {
    String frames =
        Arrays.stream(java)
            .limit(MOST_JAVA_FRAMES)
            .map(frame -> "    at " + frame)
            .collect(Collectors.joining("\n"));
    return python(python) + "\nJava stack of " + thread + ":\n" + frames;
  }

  private static String python(String traceback) {
    if (traceback.isEmpty()) {
      return "No Python traceback: the thread is in code of GraalPy or a native module that does not"
          + " answer, see the Java stack.";
    }
    return traceback
        .lines()
        .filter(line -> !line.contains("Builtin root") && !line.contains("/krait_bridge/"))
        .filter(line -> !line.startsWith(OURS))
        .filter(line -> !line.isBlank())
        .map(line -> line.replaceFirst(" \\(node class .*\\)$", ""))
        .collect(Collectors.joining("\n"));
  }
}
