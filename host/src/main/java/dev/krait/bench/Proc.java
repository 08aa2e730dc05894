package dev.krait.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux counts for processes, read from `/proc`; 0 where there is none.
final class Proc {
  private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) on every Linux
  private static final int KILO = 1024;
  private static final double MEGA = 1_000_000;
  private static final int FIELDS_BEFORE = 13; // cutime is the 16th of proc(5), we split after two

  private Proc() {}

  /// The processor time of all children that have ended, in seconds.
  static double ofChildren() {
    try {
      String stat = Files.readString(Path.of("/proc/self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[FIELDS_BEFORE]) + Long.parseLong(fields[FIELDS_BEFORE + 1]))
          / TICKS_PER_SECOND;
    } catch (IOException _) {
      return 0;
    }
  }

  /// The resident memory of some processes together, in MB (10⁶ bytes); what they share is counted
  /// for each.
  static double residentMegabytes(List<Long> pids) {
    return pids.stream().mapToLong(Proc::residentKilobytes).sum() * KILO / MEGA;
  }

  private static long residentKilobytes(long pid) {
    try {
      return Files.readAllLines(Path.of("/proc/" + pid + "/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
          .sum();
    } catch (IOException _) {
      return 0; // it has just ended
    }
  }
}
