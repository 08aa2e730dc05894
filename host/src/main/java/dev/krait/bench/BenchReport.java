package dev.krait.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What came of a benchmark.
public final class BenchReport {
  private final BenchPlan plan;
  private final Results results;
  private final Machine machine;

  BenchReport(BenchPlan plan, Results results, Machine machine) {
    this.plan = plan;
    this.results = results;
    this.machine = machine;
  }

  /// For a terminal: the figures, then what became of the targets.
  public String table() {
    String warning = plan.isQuick() ? "\nA smoke run: next to no warm-up, no figure counts.\n" : "";
    return figures() + "\n" + verdicts() + warning;
  }

  private String figures() {
    TextTable table = new TextTable(false, true, true, true);
    Row last = null;
    for (Row row : Row.of(results)) {
      if (last == null || last.measure() != row.measure()) {
        table.heading(row.measure().title() + ", " + row.measure().unit().symbol());
      }
      if (row.median().startsWith("none")) {
        table.row("  " + row.subject().title(), row.median());
      } else {
        table.row("  " + row.subject().title(), row.median(), row.spread(), times(row));
      }
      last = row;
    }
    return table.toString();
  }

  private static String times(Row row) {
    return row.ratio().isEmpty() ? "" : "Krait " + row.ratio();
  }

  private String verdicts() {
    TextTable table = new TextTable(true, false, false, true, false, false);
    table.row("#", "target", "wanted", "value", "", "shown by");
    for (Verdict verdict : Targets.judge(results)) {
      table.row(
          "" + verdict.target().number(),
          verdict.target().what(),
          verdict.wanted(),
          verdict.value(),
          verdict.state().words(),
          verdict.command());
    }
    return table.toString();
  }

  /// Makes sure that [write][#write] can do its work before an hour is spent.
  ///
  /// @throws BenchException when the folder cannot be had or written
  public static void requireWritable(Path folder) {
    try {
      Files.createDirectories(folder);
      Files.delete(Files.createTempFile(folder, ".krait-bench", ""));
    } catch (IOException e) {
      throw BenchException.usage(
          "cannot write to the output folder \""
              + folder
              + "\" ("
              + e
              + "): it must be a folder that you may write; name another with --output");
    }
  }

  /// Writes `performance.md` and its pictures, over what is there.
  ///
  /// @throws BenchException when they cannot be written
  public void write(Path folder) {
    try {
      Files.writeString(folder.resolve("performance.md"), new Page(plan, results, machine) + "");
      Files.writeString(folder.resolve("performance.svg"), BarChart.of(results));
      if (!results.curves().isEmpty()) {
        Files.writeString(folder.resolve("warmup.svg"), CurveChart.of(results.curves()));
      }
    } catch (IOException e) {
      throw BenchException.missing("cannot write the page to \"" + folder + "\": " + e);
    }
  }
}
