package dev.krait.cli;

import dev.krait.diff.DiffException;
import dev.krait.diff.DiffReport;
import java.nio.file.Path;
import picocli.CommandLine.ParseResult;

/// `krait diff`: shows a file of differences.
record DiffCommand(Surroundings here, Terminal terminal) {

  /// @return failure when there are differences
  /// @throws DiffException when the file cannot be read as one
  ExitCode run(ParseResult parsed) {
    Path file = here.folder().resolve(parsed.matchedPositionalValue(0, "")).normalize();
    int examples = Numbers.parse(parsed, "--examples", new Numbers.Range(0, 1_000_000, 3));
    DiffReport report = DiffReport.read(file);
    terminal
        .out()
        .print(parsed.hasMatchedOption("--json") ? report.json(examples) : report.text(examples));
    terminal.out().flush();
    return report.hasDifferences() ? ExitCode.FAILURE : ExitCode.OK;
  }
}
