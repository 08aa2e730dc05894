package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What a process holds, as Linux tells it: its threads by name and its descriptors by kind.
/// Interpreters are among the threads, each has one of its own.
///
/// @param counts by name, with `#` for numbers
record Footprint(Map<String, Integer> counts) {
  static final Footprint NONE = new Footprint(Map.of());

  /// What the JVM has more or less of as it sees fit, and what it opens once and keeps.
  private static final Pattern OF_THE_JVM =
      Pattern.compile(
          "thread (C[12] Compiler|Attach|GC |Sweeper|Notif|java|Libgraal|Cleaner-|Training).*|fd /.*");

  /// What comes with the first need of a thread, which [Stands] warms all but one of.
  private static final Pattern ON_DEMAND =
      Pattern.compile("fd (pipe|anon_inode).*|thread python-actions-");

  private static final int ON_DEMAND_ALLOWANCE = 2;

  static Footprint of(long pid) {
    Map<String, Integer> counts = new TreeMap<>();
    Path process = Path.of("/proc", Long.toString(pid));
    for (Path task : list(process.resolve("task"))) {
      count(counts, "thread " + read(task.resolve("comm")).strip());
    }
    for (Path descriptor : list(process.resolve("fd"))) {
      count(counts, "fd " + target(descriptor));
    }
    return new Footprint(counts);
  }

  private static void count(Map<String, Integer> counts, String name) {
    if (!OF_THE_JVM.matcher(name).matches()) {
      counts.merge(name.replaceAll("\\[\\d+]|\\d+", "#"), 1, Integer::sum);
    }
  }

  /// How many interpreters there are.
  int interpreters() {
    return counts.getOrDefault("thread krait-#", 0);
  }

  /// What there is more of than in `base`, `""` when it is no more and as many interpreters.
  String beyond(Footprint base) {
    Map<String, String> found = new TreeMap<>();
    counts.forEach((name, count) -> {
      int expected = base.counts.getOrDefault(name, 0);
      int allowance = ON_DEMAND.matcher(name).matches() ? ON_DEMAND_ALLOWANCE : 0;
      if (count > expected + allowance) {
        found.put(name, count + " instead of " + expected);
      }
    });
    if (interpreters() < base.interpreters()) {
      found.put("interpreters", interpreters() + " instead of " + base.interpreters());
    }
    return found.isEmpty() ? "" : found.toString();
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// `""` when it is gone by now.
  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return "";
    }
  }
}
