package dev.krait.cli;

import dev.krait.packages.Progress;
import dev.krait.replay.Replay;
import dev.krait.replay.ReplayException;
import dev.krait.replay.ReplayPlan;
import dev.krait.replay.ReplayReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/// `krait replay`: sends a capture to two targets and compares.
record ReplayCommand(Surroundings here, Terminal terminal) {
  private static final int KIB = 1024;

  /// @return failure when answers differ, or not all was sent
  /// @throws ReplayException when it cannot be replayed as asked
  ExitCode run(ParseResult parsed) throws InterruptedException {
    ReplayPlan plan = ReplayPlan.of(request(parsed));
    Optional<Path> json = here.file(parsed, "--json");
    Optional<Path> html = here.file(parsed, "--html");
    json.ifPresent(ReplayReport::requireWritable);
    html.ifPresent(ReplayReport::requireWritable);
    ReplayReport report = replay(plan);
    terminal.out().print(report.text());
    terminal.out().flush();
    json.ifPresent(report::writeJson);
    html.ifPresent(report::writeHtml);
    json.ifPresent(this::written);
    html.ifPresent(this::written);
    return report.agrees() ? ExitCode.OK : ExitCode.FAILURE;
  }

  private void written(Path file) {
    terminal.say("written: \"" + file + "\"");
  }

  private ReplayReport replay(ReplayPlan plan) throws InterruptedException {
    Progress progress = terminal.progress();
    try {
      return new Replay(plan, progress::step).run();
    } finally {
      progress.done();
    }
  }

  private ReplayPlan.Request request(ParseResult parsed) {
    return new ReplayPlan.Request(
        here.folder().resolve(parsed.matchedPositionalValue(0, "")).normalize(),
        parsed.matchedOptionValue("--target", List.of()),
        parsed.matchedOptionValue("--header", List.of()),
        parsed.matchedOptionValue("--ignore", List.of()),
        here.file(parsed, "--ignore-file"),
        new ReplayPlan.Limits(
            Numbers.parse(parsed, "--clients", new Numbers.Range(1, 1000, 1)),
            Duration.ofSeconds(Numbers.parse(parsed, "--timeout", new Numbers.Range(1, 3600, 30))),
            KIB * Numbers.parse(parsed, "--limit-body", new Numbers.Range(0, 1_000_000, 1024))),
        parsed.hasMatchedOption("--pace"),
        parsed.hasMatchedOption("--unsafe"));
  }
}
