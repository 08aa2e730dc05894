package dev.krait.bench;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What Linux counts for processes, read from `/proc`; 0 where there is none.
final class Proc {
  private static final double TICKS_PER_SECOND = 100; // sysconf(_SC_CLK_TCK) on every Linux
  private static final int KILO = 1024;
  private static final double MEGA = 1_000_000;
  private static final int USER = 11; // utime is the 14th field of proc(5), we split after two
  private static final int USER_OF_CHILDREN = 13; // cutime

  private Proc() {}

  /// The processor time of all children that have ended, in seconds.
  static double ofChildren() {
    return seconds(Path.of("/proc/self/stat"), USER_OF_CHILDREN);
  }

  /// The processor time that the optimising compilers of some JVMs have had, in seconds. Linux
  /// keeps 15 characters of a thread's name.
  static double compilerSeconds(List<Long> pids) {
    double sum = 0;
    for (long pid : pids) {
      try (DirectoryStream<Path> threads =
          Files.newDirectoryStream(Path.of("/proc/" + pid + "/task"), Proc::isCompiler)) {
        for (Path thread : threads) {
          sum += seconds(thread.resolve("stat"), USER);
        }
      } catch (IOException | DirectoryIteratorException _) {
        // the process has just ended
      }
    }
    return sum;
  }

  private static boolean isCompiler(Path thread) {
    try {
      String name = Files.readString(thread.resolve("comm"));
      return name.startsWith("TruffleCompiler") || name.startsWith("C2 CompilerThre");
    } catch (IOException _) {
      return false; // it has just ended, others have not
    }
  }

  /// @param field that of the time in user mode; the next is that in the kernel
  private static double seconds(Path file, int field) {
    try {
      String stat = Files.readString(file);
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return (Long.parseLong(fields[field]) + Long.parseLong(fields[field + 1])) / TICKS_PER_SECOND;
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
