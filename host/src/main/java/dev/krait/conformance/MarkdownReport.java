package dev.krait.conformance;

import dev.krait.conformance.Verdict.State;
import java.util.List;
import java.util.stream.IntStream;

/// The matrix as a page of documentation: who keeps what, and what was seen where a rule is broken.
record MarkdownReport(List<Sheet> sheets) {
  private static final int LONGEST_SEEN = 160;

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder("# Who keeps PEP 3333\n\n");
    page.append(
        """
        Made by `krait conformance --format markdown`; do not edit. Every server ran the same probe application with one
        worker and four threads on the loopback address, and was asked byte by byte. A sign says what was seen; for the
        evidence run `krait conformance --server NAME`. Krait was started with `--conformance strict`; the other modes
        keep every "must" as well, and let some of what "should" be refused pass, see
        [conformance-modes.md](conformance-modes.md).

        """);
    servers(page);
    matrix(page);
    for (Sheet sheet : sheets) {
      broken(page, sheet);
    }
    return page.toString();
  }

  private void servers(StringBuilder page) {
    page.append("| server | must | should | may | not offered | not judged |\n");
    page.append("| --- | ---: | ---: | ---: | ---: | ---: |\n");
    for (Sheet sheet : sheets) {
      page.append("| ").append(cell(sheet.description()));
      for (Level level : Level.values()) {
        page.append(" | ").append(sheet.score(level));
      }
      page.append(" | ").append(sheet.count(State.NOT_OFFERED));
      page.append(" | ").append(sheet.count(State.NOT_JUDGED)).append(" |\n");
    }
    page.append('\n');
  }

  private void matrix(StringBuilder page) {
    page.append(
        "✓ kept, ✗ broken, – an optional feature that is not offered, ? could not be judged\n\n");
    page.append("| case | rule | clause | |");
    sheets.forEach(sheet -> page.append(' ').append(sheet.title()).append(" |"));
    page.append("\n| --- | --- | --- | --- |").append(" :-: |".repeat(sheets.size())).append('\n');
    List<Case> cases = sheets.getFirst().outcomes().stream().map(Outcome::asked).toList();
    IntStream.range(0, cases.size()).forEach(row -> row(page, cases.get(row), row));
    page.append('\n');
  }

  private void row(StringBuilder page, Case asked, int row) {
    page.append("| `").append(asked.id()).append("` | ").append(cell(asked.rule()));
    page.append(" | [").append(asked.clause().name()).append("](").append(asked.clause().link());
    page.append(") | ").append(asked.level().word()).append(" |");
    for (Sheet sheet : sheets) {
      page.append(' ').append(sheet.outcomes().get(row).verdict().state().sign()).append(" |");
    }
    page.append('\n');
  }

  private static void broken(StringBuilder page, Sheet sheet) {
    List<Outcome> broken =
        sheet.outcomes().stream()
            .filter(outcome -> outcome.is(State.BROKEN) || outcome.is(State.NOT_JUDGED))
            .toList();
    if (broken.isEmpty()) {
      return;
    }
    page.append("## ").append(sheet.title()).append(": what was seen\n\n");
    for (Outcome outcome : broken) {
      page.append("- `").append(outcome.asked().id()).append("`: ");
      page.append(cell(shortened(outcome.verdict().seen()))).append('\n');
    }
    page.append('\n');
  }

  /// Without what a server said at its end, which is full of one machine's paths.
  private static String shortened(String seen) {
    String text = seen.replaceFirst("(?s)(ended with exit code \\d+):.*", "$1");
    return text.length() > LONGEST_SEEN ? text.substring(0, LONGEST_SEEN) + "…" : text;
  }

  /// Text that means nothing to Markdown.
  private static String cell(String text) {
    return text.replaceAll("\\s+", " ").replaceAll("([\\\\|*_<>`\\[\\]])", "\\\\$1");
  }
}
