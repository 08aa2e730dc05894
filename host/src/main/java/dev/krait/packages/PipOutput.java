package dev.krait.packages;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Understands what pip prints.
final class PipOutput {
  private static final int TAIL = 15;
  private static final int LONGEST_LINE = 300;
  private static final Pattern COLLECTING = Pattern.compile("(?i)collecting (?<what>\\S+).*");
  private static final Pattern BUILDING =
      Pattern.compile("\\s*(?<what>Building wheels? for [^:(]+).*");

  /// Said of every package where GraalPy's own index cannot be reached: no news, no fault.
  private static final Pattern NOISE =
      Pattern.compile(
          "(WARNING: (Retrying|Failed to load GraalPy|Falling back|Disabling trust)"
              + "|Loading GraalPy post-release).*|");

  private static final Pattern UNREACHABLE =
      Pattern.compile("WARNING: Retrying .*(connection broken|timed out).*/simple/.*");

  private final Deque<String> tail = new ArrayDeque<>();
  private boolean touched;
  private boolean unreachable;

  /// Takes a line, and tells what pip does now when the line says so.
  Optional<String> read(String line) {
    unreachable |= UNREACHABLE.matcher(line).matches();
    touched |= line.startsWith("Installing collected packages");
    if (NOISE.matcher(line).matches()) {
      return Optional.empty();
    }
    if (tail.size() == TAIL) {
      tail.removeFirst();
    }
    tail.addLast(line.substring(0, Math.min(line.length(), LONGEST_LINE)));
    return step(line);
  }

  private static Optional<String> step(String line) {
    Matcher collecting = COLLECTING.matcher(line);
    if (collecting.matches()) {
      return Optional.of("collecting " + collecting.group("what"));
    }
    Matcher building = BUILDING.matcher(line);
    if (building.matches()) {
      return Optional.of("b" + building.group("what").strip().substring(1));
    }
    return line.startsWith("Installing collected packages: ")
        ? Optional.of("putting " + line.split(",").length + " packages in place")
        : Optional.empty();
  }

  /// Whether pip has begun to change the environment.
  boolean touched() {
    return touched;
  }

  /// The last lines that mean something, set off to the right.
  String tail() {
    return tail.stream().map(line -> "\n  | " + line).collect(Collectors.joining());
  }

  /// What to do about a failure.
  String remedy() {
    String text = String.join("\n", tail);
    if (text.contains("(from versions: none)") && unreachable) {
      return "the package index cannot be reached; check the network, or set PIP_INDEX_URL,"
          + " HTTPS_PROXY or PIP_FIND_LINKS as pip's manual says";
    }
    if (text.contains("No matching distribution found")) {
      return "check the package's name, its version, and whether that fits `krait python"
          + " --version`";
    }
    boolean compiler =
        List.of("Failed building wheel", "Failed to build", "subprocess-exited-with-error").stream()
            .anyMatch(text::contains);
    return compiler
        ? "a package needs to be compiled for GraalPy; install a C compiler and what the log"
            + " misses, or use a package in pure Python"
        : "mend what pip complains of, then run `krait install` again";
  }
}
