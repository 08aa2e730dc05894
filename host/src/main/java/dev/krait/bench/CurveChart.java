package dev.krait.bench;

import dev.krait.bench.Results.Curve;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Throughput over the time since the start, beside gunicorn's steady state.
final class CurveChart {
  private static final int WIDTH = 884;
  private static final int HEIGHT = 440;
  private static final int LEFT = 70;
  private static final int RIGHT = 30;
  private static final int TOP = 96;
  private static final int BOTTOM = 56;
  private static final int LINES = 5;
  private static final int TICK_SECONDS = 10;

  private final Svg svg = new Svg();
  private final List<Curve> curves;
  private final double most;
  private final int windows;

  private CurveChart(List<Curve> curves) {
    this.curves = curves;
    double highest =
        curves.stream()
            .flatMap(curve ->
                IntStream.range(0, curve.windows().size() + 1)
                    .mapToObj(each -> each == 0 ? curve.line() : curve.windows().get(each - 1)))
            .max(Double::compare)
            .orElse(1.0);
    this.most = niceAbove(highest);
    this.windows =
        Math.max(1, curves.stream().mapToInt(each -> each.windows().size()).max().orElse(1));
  }

  static String of(List<Curve> curves) {
    return new CurveChart(curves).draw();
  }

  /// The next number above that divides into five round steps.
  static double niceAbove(double value) {
    double step = 1;
    while (step * LINES < value) {
      double magnitude = Math.pow(10, Math.floor(Math.log10(step)));
      double lead = step / magnitude;
      step = lead < 1.5 ? 2 * magnitude : lead < 3 ? 5 * magnitude : 10 * magnitude;
    }
    return step * LINES;
  }

  private String draw() {
    svg.text(24, 34, "title", "start", "Flask hello: requests per second since the start");
    axes();
    for (int number = 0; number < curves.size(); number++) {
      curve(curves.get(number), number);
    }
    double line = curves.getFirst().line();
    if (line > 0) {
      svg.line(LEFT, y(line), WIDTH - RIGHT, y(line), "line");
      svg.text(
          WIDTH - RIGHT,
          y(line) - 6,
          "quiet",
          "end",
          "gunicorn, steady state: " + Unit.REQUESTS.number(line));
    }
    return svg.document(WIDTH, HEIGHT, "Krait's requests per second over the time since its start");
  }

  private void axes() {
    for (int number = 0; number <= LINES; number++) {
      double value = most * number / LINES;
      svg.line(LEFT, y(value), WIDTH - RIGHT, y(value), "grid");
      svg.text(LEFT - 8, y(value) + 4, "quiet", "end", Unit.REQUESTS.number(value));
    }
    double seconds = windows * LoadClient.WINDOW.toMillis() / 1e3;
    int tick = seconds <= 2 * TICK_SECONDS ? 1 : TICK_SECONDS;
    for (int second = 0; second <= seconds; second += tick) {
      double x = x(second * 1e3 / LoadClient.WINDOW.toMillis());
      svg.text(x, HEIGHT - BOTTOM + 20, "quiet", "middle", "" + second);
    }
    svg.text((LEFT + WIDTH - RIGHT) / 2.0, HEIGHT - 14, "quiet", "middle", "seconds");
  }

  private void curve(Curve curve, int number) {
    String points =
        IntStream.range(0, curve.windows().size())
            .mapToObj(each ->
                String.format(
                    Locale.ROOT, "%.1f,%.1f", x(each + 0.5), y(curve.windows().get(each))))
            .collect(Collectors.joining(" "));
    svg.curve(points, number == 0 ? "curve" : "curve gated");
    String label = number == 0 ? "ours" : "oursgated";
    svg.text(24, 58 + 18.0 * number, label, "start", "Krait, " + curve.title());
  }

  private double x(double window) {
    return LEFT + (WIDTH - LEFT - RIGHT) * window / windows;
  }

  private double y(double value) {
    return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / most;
  }
}
