package dev.krait.bench;

import dev.krait.config.NearestName;
import dev.krait.config.Quoted;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What is to be measured, and how thoroughly.
public final class BenchPlan {
  private static final int MOST_ROUNDS = 100;
  private static final int MOST_SECONDS = 600;

  private final List<Subject> subjects;
  private final List<Case> cases;
  private final int rounds;
  private final Duration window;
  private final boolean quick;

  private BenchPlan(Request request) {
    this.subjects =
        select("server", request.servers(), Subject.servers(), Subject::id, Subject::isUsual);
    this.cases = select("case", request.cases(), List.of(Case.values()), Case::id, _ -> true);
    this.quick = request.quick();
    this.rounds = number("--rounds", request.rounds(), quick ? 1 : 3, MOST_ROUNDS);
    int seconds = number("--seconds", request.seconds(), quick ? 1 : 5, MOST_SECONDS);
    this.window = Duration.ofSeconds(seconds);
  }

  /// As asked for, in the words of the command line.
  ///
  /// @param servers names; none for the usual ones
  /// @param cases names; none for all
  /// @param rounds how often each is measured, 1 to 100
  /// @param seconds how long each time, 1 to 600
  /// @param quick whether it is only to be seen to work
  public record Request(
      List<String> servers,
      List<String> cases,
      Optional<String> rounds,
      Optional<String> seconds,
      boolean quick) {}

  /// Checks what was asked for and fills in the rest.
  ///
  /// @throws BenchException when a name or a number is wrong
  public static BenchPlan of(Request request) {
    return new BenchPlan(request);
  }

  /// The names that `--server` takes.
  public static List<String> servers() {
    return Subject.servers().stream().map(Subject::id).toList();
  }

  /// The names that `--case` takes.
  public static List<String> cases() {
    return Stream.of(Case.values()).map(Case::id).toList();
  }

  private static <T> List<T> select(
      String what, List<String> names, List<T> all, Function<T, String> id, Predicate<T> usual) {
    if (names.isEmpty()) {
      return all.stream().filter(usual).toList();
    }
    List<String> known = all.stream().map(id).toList();
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown(what, name, known);
      }
    }
    return all.stream().filter(each -> names.contains(id.apply(each))).toList();
  }

  private static BenchException unknown(String what, String name, List<String> known) {
    return BenchException.usage(
        "unknown %s %s: it is none of %s; %s"
            .formatted(
                what,
                Quoted.of(name),
                String.join(", ", known),
                NearestName.find(name, known)
                    .map(nearest -> "did you mean " + nearest + "?")
                    .orElse("name some of these after --" + what)));
  }

  private static int number(String option, Optional<String> text, int fallback, int most) {
    if (text.isEmpty()) {
      return fallback;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= 1 && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // said below
    }
    throw BenchException.usage(
        "%s has the value %s: it must be a whole number from 1 to %d; leave it out for %d"
            .formatted(option, Quoted.of(text.get()), most, fallback));
  }

  /// Whether Krait needs a virtual environment for it.
  public boolean needsKraitPackages() {
    return subjects.contains(Subject.KRAIT) && needsPackages();
  }

  boolean needsPackages() {
    return cases.stream().anyMatch(Case::needsPackages);
  }

  List<Subject> subjects() {
    return subjects;
  }

  List<Case> selectedCases() {
    return cases;
  }

  int rounds() {
    return rounds;
  }

  boolean isQuick() {
    return quick;
  }

  /// How long one measurement takes.
  Duration window() {
    return window;
  }

  /// How long a server that warms up is loaded at least before it is measured.
  Duration leastWarmUp(Route route) {
    return quick ? Duration.ofSeconds(2) : route.warmUp();
  }

  /// How long at most.
  Duration longestWarmUp() {
    return Duration.ofSeconds(quick ? 2 : 240);
  }

  /// How long the others are.
  Duration shortWarmUp() {
    return Duration.ofSeconds(quick ? 1 : 3);
  }

  /// How long the warm-up curve is.
  Duration curve() {
    return Duration.ofSeconds(quick ? 10 : 120);
  }

  /// How long memory is looked at after the start of load.
  Duration memoryLoad() {
    return Duration.ofSeconds(quick ? 2 : 60);
  }

  /// The command that measures the same.
  String command() {
    StringBuilder command = new StringBuilder("krait bench");
    if (quick) {
      command.append(" --quick");
    }
    if (cases.size() < Case.values().length) {
      command.append(" --case ").append(String.join(" ", cases.stream().map(Case::id).toList()));
    }
    if (!subjects.equals(Subject.servers().stream().filter(Subject::isUsual).toList())) {
      List<String> names = subjects.stream().map(Subject::id).toList();
      command.append(" --server ").append(String.join(" ", names));
    }
    return String.format(
        Locale.ROOT, "%s --rounds %d --seconds %d", command, rounds, window.toSeconds());
  }
}
