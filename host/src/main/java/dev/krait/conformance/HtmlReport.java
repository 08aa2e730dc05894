package dev.krait.conformance;

import dev.krait.conformance.Transcript.Piece;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// A page of its own: the matrix, and below each row, once a sign in it is clicked, what was sent,
/// seen and expected there.
record HtmlReport(List<Sheet> sheets) {

  @Override
  public String toString() {
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.append("<title>PEP 3333 conformance</title>\n<style>\n").append(resource("report.css"));
    page.append("</style>\n<h1>PEP 3333 conformance</h1>\n");
    scores(page);
    page.append("<p class=\"hint\">Click a sign for what was sent, seen and expected.</p>\n");
    page.append("<table class=\"matrix\">\n<thead><tr><th>Case<th>Rule<th>");
    sheets.forEach(sheet -> page.append("<th class=\"server\">").append(escaped(sheet.title())));
    page.append("</thead>\n<tbody>\n");
    for (int row = 0; row < sheets.getFirst().outcomes().size(); row++) {
      row(page, row);
    }
    page.append("</tbody>\n</table>\n<script>\n").append(resource("report.js"));
    return page.append("</script>\n</html>\n").toString();
  }

  private void scores(StringBuilder page) {
    page.append("<table class=\"scores\">\n<thead><tr><th>Server<th>Probe on");
    for (Level level : Level.values()) {
      page.append("<th>").append(level.word());
    }
    page.append("</thead>\n<tbody>\n");
    for (Sheet sheet : sheets) {
      page.append("<tr><th>").append(escaped(sheet.description()));
      page.append("<td>").append(escaped(sheet.runtime()));
      for (Level level : Level.values()) {
        page.append("<td>").append(sheet.score(level));
      }
      page.append('\n');
    }
    page.append("</tbody>\n</table>\n");
  }

  private void row(StringBuilder page, int row) {
    Case asked = sheets.getFirst().outcomes().get(row).asked();
    page.append("<tr><th><code>").append(asked.id()).append("</code><td>");
    page.append(escaped(asked.rule())).append(" <a href=\"").append(escaped(asked.clause().link()));
    page.append("\">").append(escaped(asked.clause().name())).append("</a>");
    page.append("<td>").append(asked.level().word());
    for (int column = 0; column < sheets.size(); column++) {
      Verdict verdict = sheets.get(column).outcomes().get(row).verdict();
      String words = verdict.state().words();
      page.append("<td class=\"sign ").append(style(verdict)).append("\"><button type=\"button\"");
      page.append(" aria-expanded=\"false\" aria-controls=\"").append(key(row, column));
      page.append("\" title=\"").append(words).append("\" aria-label=\"");
      page.append(escaped(sheets.get(column).title())).append(": ").append(words).append("\">");
      page.append(verdict.state().sign()).append("</button>");
    }
    page.append('\n');
    for (int column = 0; column < sheets.size(); column++) {
      evidence(page, sheets.get(column), row, key(row, column));
    }
  }

  private static String key(int row, int column) {
    return "e" + row + "-" + column;
  }

  private static String style(Verdict verdict) {
    return verdict.state().name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void evidence(StringBuilder page, Sheet sheet, int row, String key) {
    Outcome outcome = sheet.outcomes().get(row);
    page.append("<tr class=\"evidence\" id=\"").append(key).append("\" hidden><td colspan=\"");
    page.append(3 + sheets.size()).append("\"><p><b>").append(escaped(sheet.title()));
    page.append("</b>: ").append(outcome.verdict().state().words());
    page.append("<dl><dt>expected<dd>").append(escaped(outcome.verdict().expected()));
    page.append("<dt>seen<dd>").append(escaped(outcome.verdict().seen())).append("</dl>");
    for (Piece piece : outcome.evidence()) {
      page.append("<pre class=\"").append(piece.kind().name().toLowerCase(Locale.ROOT));
      page.append("\">").append(escaped(piece.text())).append("</pre>");
    }
    page.append('\n');
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String resource(String name) {
    try (InputStream stream = HtmlReport.class.getResourceAsStream(name)) {
      if (stream == null) {
        throw new IllegalStateException("the distribution lacks " + name);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
