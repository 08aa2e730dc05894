package dev.krait.replay;

import dev.krait.diff.Difference;
import dev.krait.replay.Pair.Outcome;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// For a terminal: figures, a table of routes, differences.
record TextReport(ReplayPlan plan, Tally tally) {

  @Override
  public String toString() {
    Figures figures = new Figures(plan, tally);
    StringBuilder text = new StringBuilder();
    text.append("A: ").append(tally.names().getFirst()).append('\n');
    text.append("B: ").append(tally.names().getLast()).append("\n\n");
    routes(text);
    differences(text);
    text.append('\n');
    figures.notes().forEach(note -> text.append("note: ").append(note).append('\n'));
    text.append("agreement: ").append(figures.agreement());
    text.append(" (").append(figures.agreed()).append(")\n");
    if (tally.all().ratios().isKnown()) {
      latency(text);
    }
    return text.toString();
  }

  private void latency(StringBuilder text) {
    Quantiles a = tally.ownerTimes();
    Quantiles b = tally.otherTimes();
    Quantiles ratio = tally.all().ratios();
    text.append(
        "latency: B takes %s times as long as A (median of pairs; p95 %s); A %s, p95 %s; B %s, p95 %s\n"
            .formatted(
                Figures.ratio(ratio.median()),
                Figures.ratio(ratio.p95()),
                Figures.milliseconds(a.median()),
                Figures.milliseconds(a.p95()),
                Figures.milliseconds(b.median()),
                Figures.milliseconds(b.p95())));
  }

  private void routes(StringBuilder text) {
    int width = tally.rows().keySet().stream().mapToInt(String::length).max().orElse(0);
    String form = "%-" + Math.max(width, 5) + "s  %8s  %8s  %8s%n";
    text.append(form.formatted("route", "requests", "differ", "B/A"));
    tally
        .rows()
        .forEach((route, row) -> {
          Quantiles ratio = row.ratios();
          int differ = row.count(Outcome.DIFFER);
          text.append(
              String.format(
                  Locale.ROOT,
                  form,
                  route,
                  row.count(),
                  differ == 0 ? "" : differ,
                  ratio.isKnown() ? Figures.ratio(ratio.median()) : ""));
        });
  }

  private void differences(StringBuilder text) {
    String route = "";
    List<Pair> sorted =
        tally.differing().stream().sorted(Comparator.comparing(Pair::route)).toList();
    for (Pair pair : sorted) {
      if (!pair.route().equals(route)) {
        route = pair.route();
        text.append('\n').append(route).append('\n');
      }
      text.append("  ").append(pair.request()).append('\n');
      for (Difference difference : pair.differences()) {
        text.append("    ").append(difference.text()).append('\n');
      }
    }
  }
}
