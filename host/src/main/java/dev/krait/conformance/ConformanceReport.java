package dev.krait.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// What came of asking.
public final class ConformanceReport {
  private final List<Sheet> sheets;

  ConformanceReport(List<Sheet> sheets) {
    this.sheets = List.copyOf(sheets);
  }

  /// Whether every server that was asked keeps every rule that binds it.
  public boolean passes() {
    return sheets.stream().allMatch(Sheet::passes);
  }

  /// A line for each server.
  public String summary() {
    return sheets.stream().map(SheetText::summary).collect(Collectors.joining());
  }

  /// The report as text.
  public String text(ReportFormat format) {
    return switch (format) {
      case TABLE ->
          sheets.size() == 1 ? "" + new SheetText(sheets.getFirst()) : MatrixText.of(sheets);
      case JSON -> JsonReport.of(sheets);
      case JUNIT -> JunitReport.of(sheets);
      case HTML -> "" + new HtmlReport(sheets);
      case MARKDOWN -> "" + new MarkdownReport(sheets);
    };
  }

  /// Makes sure that [write][#write] can do its work before anybody is asked. What is there stays.
  ///
  /// @throws ConformanceException when the file cannot be written
  public static void requireWritable(Path file) {
    Path there = Files.exists(file) ? file : file.resolveSibling("");
    if (Files.isDirectory(file) || !Files.isWritable(there)) {
      throw ConformanceException.usage(
          "cannot write to \""
              + file
              + "\": it must be a file in an existing folder that you may write; name another with"
              + " --output");
    }
  }

  /// Writes the report over what is there.
  ///
  /// @throws ConformanceException when it cannot be written
  public void write(ReportFormat format, Path file) {
    try {
      Files.writeString(file, text(format));
    } catch (IOException e) {
      throw ConformanceException.missing("cannot write the report to \"" + file + "\": " + e);
    }
  }
}
