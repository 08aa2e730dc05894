package dev.krait.it;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The tests of a suite that are known to fail, with the reason of each.
///
/// In the file, a line `KIND: words` opens a reason and the indented lines below it are the tests
/// that fail for it.
///
/// @param reasons by test
record KnownFailures(Map<String, Reason> reasons) {
  /// Who is to blame.
  enum Kind {
    /// Krait does wrong what the test asks for, and should not.
    KRAIT,
    /// Krait does it another way on purpose.
    DIFFERENT,
    /// GraalPy differs from CPython.
    GRAALPY,
    /// The test asks for what only CPython has: reference counts, the words of a message.
    CPYTHON,
    /// It fails on CPython too, with these versions.
    EVERYWHERE,
    /// Passes or fails by chance, or with the version of what runs the suite.
    UNSTEADY
  }

  /// Why a test fails.
  record Reason(Kind kind, String words) {
    private static Reason of(Path file, String line) {
      String[] parts = line.split(": ", 2);
      try {
        return new Reason(Kind.valueOf(parts[0].toUpperCase(Locale.ROOT)), parts[1]);
      } catch (IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
        throw malformed(file, line, e);
      }
    }
  }

  static KnownFailures read(Path file) {
    Map<String, Reason> reasons = new LinkedHashMap<>();
    Optional<Reason> reason = Optional.empty();
    for (String line : lines(file)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      if (!line.startsWith(" ")) {
        reason = Optional.of(Reason.of(file, line));
      } else if (reasons.put(line.strip(), reason.orElseThrow()) != null) {
        throw new IllegalStateException("%s names %s twice".formatted(file, line.strip()));
      }
    }
    return new KnownFailures(reasons);
  }

  /// The tests that fail whenever they run.
  Set<String> steady() {
    Set<String> tests = new TreeSet<>();
    reasons.forEach((test, reason) -> {
      if (reason.kind() != Kind.UNSTEADY) {
        tests.add(test);
      }
    });
    return tests;
  }

  /// A failure's kind in a report, `new` for one that is not known.
  String kind(String test) {
    Reason reason = reasons.get(test);
    return reason == null ? "new" : reason.kind().name().toLowerCase(Locale.ROOT);
  }

  private static Iterable<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IllegalStateException malformed(Path file, String line, Exception cause) {
    return new IllegalStateException(
        ("%s has the line '%s'; a reason is one of krait, different, graalpy, cpython, everywhere,"
                + " unsteady, a colon and words; its tests follow indented")
            .formatted(file, line),
        cause);
  }
}
