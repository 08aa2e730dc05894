package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;

/// A test suite that others wrote, run by pytest. What fails of it must be a known failure, and
/// each known failure must fail.
///
/// @param name of its folder in [Paths#SUITES], which holds `known-failures.txt`
/// @param folder where its tests are
/// @param command pytest with the arguments that are this suite's own
record Suite(String name, Path folder, List<String> command, Map<String, String> environment) {

  /// One that runs on Krait's GraalPy.
  static Suite onGraalPy(String name, Path folder, String... arguments) {
    List<String> command =
        new ArrayList<>(List.of(Paths.KRAIT.toString(), "python", "-m", "pytest"));
    command.addAll(List.of(arguments));
    return new Suite(
        name, folder, command, Map.of("KRAIT_VENV", Environments.graalpyForSuites().toString()));
  }

  /// One that runs on CPython and talks to Krait, which its folder's module `on_krait` puts in the
  /// place of the server that the tests would start.
  static Suite againstKrait(String name, Path folder, String... arguments) {
    String python = Environments.cpythonForSuites().resolve("bin/python").toString();
    List<String> command = new ArrayList<>(List.of(python, "-m", "pytest", "-p", "on_krait"));
    command.addAll(List.of(arguments));
    Map<String, String> environment =
        Map.of(
            "PYTHONPATH", Paths.SUITES.resolve(name) + ":" + Paths.SUITES,
            "KRAIT_VENV", Environments.graalpyForSuites().toString(),
            "SUITE_KRAIT", Paths.KRAIT.toString(),
            "SUITE_LOG", Paths.SUITE_RESULTS.resolve(name + "-krait.log").toString());
    return new Suite(name, folder, command, environment);
  }

  /// Runs it, prints a line of counts, and compares what failed with what is known to.
  void check() throws IOException, InterruptedException {
    SuiteResults results = run();
    KnownFailures known = KnownFailures.read(Paths.SUITES.resolve(name + "/known-failures.txt"));
    System.out.println(summary(results, known));

    Map<String, String> unexpected = new TreeMap<>(results.failed());
    unexpected.keySet().removeAll(known.reasons().keySet());
    Set<String> mended = known.steady();
    mended.removeAll(results.failed().keySet());

    SoftAssertions softly = new SoftAssertions();
    softly.assertThat(results.passed()).as("%s: passed", name).isNotEmpty();
    softly.assertThat(unexpected).as("%s: failed, and not known to", name).isEmpty();
    softly
        .assertThat(mended)
        .as("%s: known to fail, but passed or did not run; correct its known-failures.txt", name)
        .isEmpty();
    softly.assertAll();
  }

  private SuiteResults run() throws IOException, InterruptedException {
    Path junit = Files.createDirectories(Paths.SUITE_RESULTS).resolve(name + ".xml");
    Files.deleteIfExists(junit);
    List<String> all = new ArrayList<>(command);
    all.addAll(
        List.of(
            "-o", "addopts=", "-q", "--tb=short", "-p", "no:cacheprovider", "--junitxml=" + junit));
    Shell shell = Shell.run(folder, environment, all);
    String transcript = shell.output() + shell.log();
    Files.writeString(Paths.SUITE_RESULTS.resolve(name + ".log"), transcript);
    assertThat(shell.exitCode()).as(transcript).isIn(0, 1); // 1: tests failed
    return SuiteResults.read(junit);
  }

  /// `suite waitress: 60 passed, 42 skipped, 12 failed {different=8, krait=4}`
  private String summary(SuiteResults results, KnownFailures known) {
    Map<String, Long> kinds =
        results.failed().keySet().stream()
            .collect(Collectors.groupingBy(known::kind, TreeMap::new, Collectors.counting()));
    return "suite %s: %d passed, %d skipped, %d failed %s"
        .formatted(
            name,
            results.passed().size(),
            results.skipped().size(),
            results.failed().size(),
            kinds);
  }
}
