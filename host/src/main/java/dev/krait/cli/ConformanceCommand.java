package dev.krait.cli;

import dev.krait.config.UserCache;
import dev.krait.conformance.Conformance;
import dev.krait.conformance.ConformanceException;
import dev.krait.conformance.ConformancePlan;
import dev.krait.conformance.ConformanceReport;
import dev.krait.conformance.ReportFormat;
import dev.krait.packages.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `krait conformance`: asks servers whether they keep PEP 3333.
record ConformanceCommand(Surroundings here, Terminal terminal) {

  /// @return failure when a server breaks a rule that binds it
  /// @throws ConformanceException when nothing can be asked as wanted
  ExitCode run(ParseResult parsed) throws InterruptedException {
    if (parsed.hasMatchedOption("--list")) {
      ConformancePlan.describedCases().forEach(terminal.out()::println);
      return ExitCode.OK;
    }
    ReportFormat format = ReportFormat.of(parsed.matchedOptionValue("--format", "table"));
    ConformancePlan plan = plan(parsed);
    Optional<Path> output = here.file(parsed, "--output");
    output.ifPresent(ConformanceReport::requireWritable);
    ConformanceReport report = ask(parsed, plan);
    output.ifPresentOrElse(
        file -> write(report, format, file), () -> terminal.out().print(report.text(format)));
    terminal.out().flush();
    return report.passes() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void write(ConformanceReport report, ReportFormat format, Path file) {
    report.write(format, file);
    terminal.out().print(report.summary());
    terminal.say("written: \"" + file + "\"");
  }

  private ConformanceReport ask(ParseResult parsed, ConformancePlan plan)
      throws InterruptedException {
    Conformance.Places places =
        new Conformance.Places(
            here.home(),
            Krait.version(),
            UserCache.of(here.environment()).resolve("bench"),
            here.file(parsed, "--python"));
    Progress progress = terminal.progress();
    try {
      return new Conformance(places, progress::step).run(plan);
    } finally {
      progress.done();
    }
  }

  private static ConformancePlan plan(ParseResult parsed) {
    return ConformancePlan.of(
        new ConformancePlan.Request(
            parsed.matchedOptionValue("--server", List.of()),
            parsed.matchedOptionValue("--case", List.of()),
            Optional.ofNullable(parsed.matchedOptionValue("--command", null)),
            Optional.ofNullable(parsed.matchedOptionValue("--url", null))));
  }
}
