package dev.krait.cli;

import dev.krait.bench.BenchException;
import dev.krait.bench.BenchPlan;
import dev.krait.bench.BenchReport;
import dev.krait.bench.Benchmark;
import dev.krait.config.UserCache;
import dev.krait.packages.InstallRequest;
import dev.krait.packages.Progress;
import dev.krait.packages.PythonEnvironment;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `krait bench`: measures Krait beside other servers.
record BenchCommand(Surroundings here, Terminal terminal) {

  /// @throws BenchException when nothing can be measured as asked
  ExitCode run(ParseResult parsed) throws InterruptedException {
    BenchPlan plan = BenchPlan.of(request(parsed));
    Optional<Path> output = here.file(parsed, "--output");
    output.ifPresent(BenchReport::requireWritable);
    Progress progress = terminal.progress();
    try {
      BenchReport report = new Benchmark(places(parsed, plan, progress), progress::step).run(plan);
      progress.done();
      terminal.out().print(report.table());
      terminal.out().flush();
      output.ifPresent(folder -> write(report, folder));
      return ExitCode.OK;
    } finally {
      progress.done();
    }
  }

  private static BenchPlan.Request request(ParseResult parsed) {
    return new BenchPlan.Request(
        parsed.matchedOptionValue("--server", List.of()),
        parsed.matchedOptionValue("--case", List.of()),
        Optional.ofNullable(parsed.matchedOptionValue("--rounds", null)),
        Optional.ofNullable(parsed.matchedOptionValue("--seconds", null)),
        parsed.hasMatchedOption("--quick"));
  }

  private Benchmark.Places places(ParseResult parsed, BenchPlan plan, Progress progress) {
    Path cache = UserCache.of(here.environment()).resolve("bench");
    return new Benchmark.Places(
        here.home(), kraitVenv(plan, cache, progress), cache, here.file(parsed, "--python"));
  }

  /// Krait's packages for the applications, made when they are needed and not there.
  private Optional<Path> kraitVenv(BenchPlan plan, Path cache, Progress progress) {
    if (!plan.needsKraitPackages()) {
      return Optional.empty();
    }
    Path venv = cache.resolve("graalpy");
    Path requirements = Benchmark.requirements(here.home());
    new PythonEnvironment(venv, here.home())
        .install(
            new InstallRequest(List.of(requirements), List.of()),
            requirements.resolveSibling(""),
            progress);
    return Optional.of(venv);
  }

  private void write(BenchReport report, Path folder) {
    report.write(folder);
    terminal.say("written: \"" + folder.resolve("performance.md") + "\" and its pictures");
  }
}
