package dev.krait.bench;

import java.util.List;
import java.util.Optional;

/// Throughput of every server in every case that was measured: a panel for each, bars with their
/// figures.
final class BarChart {
  private static final List<Measure> SHOWN =
      List.of(
          Measure.SIMPLE,
          Measure.FLASK_HELLO,
          Measure.FLASK_CPU,
          Measure.FLASK_PAGE,
          Measure.FLASK_JSON,
          Measure.DJANGO_PAGE);
  private static final int PANEL_WIDTH = 430;
  private static final int LABELS = 155;
  private static final int BARS = 190;
  private static final int ROW = 22;
  private static final int BAR = 15;
  private static final int MARGIN = 24;
  private static final int TOP = 62;
  private static final int PANEL_GAP = 28;

  private final Svg svg = new Svg();
  private final Results results;

  private BarChart(Results results) {
    this.results = results;
  }

  static String of(Results results) {
    return new BarChart(results).draw();
  }

  private String draw() {
    List<Measure> panels = SHOWN.stream().filter(each -> !shown(each).isEmpty()).toList();
    svg.text(MARGIN, 34, "title", "start", "Requests per second, steady state");
    int y = TOP;
    for (int first = 0; first < panels.size(); first += 2) {
      List<Measure> pair = panels.subList(first, Math.min(first + 2, panels.size()));
      int tallest = 0;
      for (int column = 0; column < pair.size(); column++) {
        panel(pair.get(column), MARGIN + column * PANEL_WIDTH, y);
        tallest = Math.max(tallest, shown(pair.get(column)).size());
      }
      y += tallest * ROW + PANEL_GAP + BAR;
    }
    if (panels.isEmpty()) {
      svg.text(MARGIN, y, "quiet", "start", "No throughput was measured.");
      y += ROW;
    }
    return svg.document(PANEL_WIDTH * 2 + MARGIN, y, "Requests per second of each server");
  }

  private List<Subject> shown(Measure measure) {
    return results.subjects(measure).stream()
        .filter(subject -> results.median(measure, subject).isPresent())
        .toList();
  }

  private void panel(Measure measure, int x, int top) {
    svg.text(x, top, "head", "start", measure.title());
    double most =
        shown(measure).stream()
            .map(subject -> results.median(measure, subject))
            .flatMap(Optional::stream)
            .max(Double::compare)
            .orElse(1.0);
    int y = top + 10;
    for (Subject subject : shown(measure)) {
      double value = results.median(measure, subject).orElse(0.0);
      String label = subject == Subject.KRAIT ? "ours" : "quiet";
      svg.text(x + LABELS - 8, y + BAR - 3, label, "end", subject.title());
      double width = Math.max(1, BARS * value / most);
      svg.bar(x + LABELS, y, width, BAR, style(subject));
      String number = measure.unit().number(value);
      svg.text(x + LABELS + width + 6, y + BAR - 3, label, "start", number);
      y += ROW;
    }
  }

  private static String style(Subject subject) {
    return switch (subject) {
      case KRAIT -> "krait";
      case UNDERTOW -> "ceiling";
      case GRANIAN, GUNICORN, UWSGI, WAITRESS, WSGIREF, NGINX -> "peer";
    };
  }
}
