package dev.krait.replay;

import dev.krait.diff.Difference;
import dev.krait.replay.Pair.Outcome;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A page of its own, without scripts: the figures, the routes, and below each route its
/// differences.
record HtmlReport(ReplayPlan plan, Tally tally) {

  @Override
  public String toString() {
    Figures figures = new Figures(plan, tally);
    StringBuilder page = new StringBuilder();
    page.append("<!DOCTYPE html>\n<html lang=\"en\">\n<meta charset=\"utf-8\">\n");
    page.append("<meta name=\"viewport\" content=\"width=device-width\">\n");
    page.append("<title>Replay: ").append(figures.agreement()).append(" agreement</title>\n");
    page.append("<style>\n").append(css()).append("</style>\n<h1>Replay</h1>\n");
    page.append("<dl class=\"sides\"><dt>A<dd>").append(escaped(tally.names().getFirst()));
    page.append("<dt>B<dd>").append(escaped(tally.names().getLast())).append("</dl>\n");
    cards(page, figures);
    figures.notes().forEach(note -> page.append("<p class=\"note\">").append(escaped(note)));
    routes(page);
    differences(page);
    return page.append("</html>\n").toString();
  }

  private void cards(StringBuilder page, Figures figures) {
    page.append("<div class=\"cards\">\n");
    card(
        page,
        tally.isAgreed() ? "good" : "bad",
        figures.agreement(),
        "agreement, " + figures.agreed());
    Quantiles ratio = tally.all().ratios();
    if (ratio.isKnown()) {
      card(
          page,
          "plain",
          "× " + Figures.ratio(ratio.median()),
          "B’s time for A’s, median of pairs; p95 × " + Figures.ratio(ratio.p95()));
      card(
          page,
          "plain",
          Figures.milliseconds(tally.ownerTimes().median()),
          times("A", tally.ownerTimes()));
      card(
          page,
          "plain",
          Figures.milliseconds(tally.otherTimes().median()),
          times("B", tally.otherTimes()));
    }
    page.append("</div>\n");
  }

  private static String times(String side, Quantiles times) {
    return side + ", median; p95 " + Figures.milliseconds(times.p95());
  }

  private static void card(StringBuilder page, String style, String figure, String words) {
    page.append("<div class=\"card ").append(style).append("\"><b>").append(figure);
    page.append("</b><span>").append(escaped(words)).append("</span></div>\n");
  }

  private void routes(StringBuilder page) {
    page.append(
        "<table>\n<thead><tr><th>Route<th>Requests<th>Differ<th>B/A, median<th>p95</thead>\n");
    tally
        .rows()
        .forEach((route, row) -> {
          Quantiles ratio = row.ratios();
          int differ = row.count(Outcome.DIFFER) + row.count(Outcome.UNANSWERED);
          page.append("<tr").append(differ > 0 ? " class=\"bad\"" : "").append("><th><code>");
          page.append(escaped(route)).append("</code><td>").append(row.count()).append("<td>");
          page.append(differ > 0 ? Integer.toString(differ) : "–");
          page.append("<td>").append(ratio.isKnown() ? Figures.ratio(ratio.median()) : "");
          page.append("<td>")
              .append(ratio.isKnown() ? Figures.ratio(ratio.p95()) : "")
              .append('\n');
        });
    page.append("</table>\n");
  }

  private void differences(StringBuilder page) {
    if (tally.differing().isEmpty()) {
      return;
    }
    page.append("<h2>Differences</h2>\n");
    for (String route : tally.rows().keySet()) {
      List<Pair> pairs =
          tally.differing().stream().filter(pair -> pair.route().equals(route)).toList();
      if (!pairs.isEmpty()) {
        page.append("<details open><summary><code>").append(escaped(route));
        page.append("</code> <span>").append(pairs.size()).append("</span></summary>\n");
        pairs.forEach(pair -> pair(page, pair));
        page.append("</details>\n");
      }
    }
  }

  private static void pair(StringBuilder page, Pair pair) {
    page.append("<section><h3><code>").append(escaped(pair.request())).append("</code></h3>\n");
    page.append("<table class=\"pairs\"><thead><tr><th>Where<th>A<th>B</thead>\n");
    for (Difference difference : pair.differences()) {
      page.append("<tr><th>").append(escaped(difference.place()));
      page.append("<td class=\"a\">").append(escaped(difference.owner()));
      page.append("<td class=\"b\">").append(escaped(difference.other())).append('\n');
    }
    page.append("</table></section>\n");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  private static String css() {
    try (InputStream stream = HtmlReport.class.getResourceAsStream("report.css")) {
      if (stream == null) {
        throw new IllegalStateException("the distribution lacks report.css");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
