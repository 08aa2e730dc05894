package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Judges a soak, and writes it down.
record SoakReport(List<SoakReading> readings, long answered) {
  private static final int WIDTH = 884;
  private static final int HEIGHT = 360;
  private static final int LEFT = 60;
  private static final int BOTTOM = 40;
  private static final int TOP = 60;
  private static final String BEGIN = "<!-- soak: written by SoakIT -->";
  private static final String END = "<!-- end of soak -->";

  /// The last fifth against the second: the first is warm-up.
  void check() {
    assertFlat("heap after a collection", SoakReading::heap, 1.15, 10);
    assertFlat("resident memory", SoakReading::resident, 1.25, 50);
    assertFlat("threads", SoakReading::threads, 1, 8);
    assertFlat("descriptors", SoakReading::descriptors, 1, 8);
  }

  private void assertFlat(String what, ToIntFunction<SoakReading> of, double factor, int more) {
    assertThat(median(of, 0.8))
        .as(what + " in the last fifth of the reloads")
        .isLessThanOrEqualTo((int) (median(of, 0.2) * factor) + more);
  }

  private int median(ToIntFunction<SoakReading> of, double from) {
    int start = (int) (readings.size() * from);
    List<SoakReading> fifth =
        readings.subList(
            start, Math.min(readings.size(), start + Math.max(1, readings.size() / 5)));
    return fifth.stream().mapToInt(of).sorted().skip(fifth.size() / 2).findFirst().orElseThrow();
  }

  void write(Path docs) throws IOException {
    Files.writeString(docs.resolve("soak.svg"), chart());
    Path page = docs.resolve("reliability.md");
    String text = Files.readString(page);
    String before = text.substring(0, text.indexOf(BEGIN) + BEGIN.length());
    Files.writeString(page, before + "\n" + table() + text.substring(text.indexOf(END)));
  }

  private String table() {
    return String.format(
            Locale.ROOT,
            "![Memory after each reload](soak.svg)%n%n"
                + "%d reloads, %,d requests meanwhile, none failed.%n%n"
                + "| median of | heap after a collection | resident | threads | descriptors |%n"
                + "| --- | --- | --- | --- | --- |%n",
            readings.size(),
            answered)
        + row("the second fifth of the reloads", 0.2)
        + row("the last fifth", 0.8);
  }

  private String row(String name, double from) {
    return String.format(
        Locale.ROOT,
        "| %s | %d MB | %d MB | %d | %d |%n",
        name,
        median(SoakReading::heap, from),
        median(SoakReading::resident, from),
        median(SoakReading::threads, from),
        median(SoakReading::descriptors, from));
  }

  private String chart() {
    int most = readings.stream().mapToInt(SoakReading::resident).max().orElse(1) * 11 / 10;
    return """
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img">
    <title>Memory after each of %d reloads</title>
    <style>
      text { font: 13px system-ui, sans-serif; fill: #1f2328; }
      .card { fill: #ffffff; } polyline { fill: none; stroke-width: 2; }
      .heap { stroke: #2563a8; } .resident { stroke: #b4570a; }
      @media (prefers-color-scheme: dark) {
        text { fill: #e6edf3; } .card { fill: #0d1117; }
        .heap { stroke: #6cb0f5; } .resident { stroke: #f0a04b; }
      }
    </style>
    <rect width="100%%" height="100%%" rx="6" class="card"/>
    <text x="24" y="32">Megabytes after each of %d reloads: resident (above), heap after a collection (below)</text>
    <text x="%d" y="%d" text-anchor="end">%d</text><text x="%d" y="%d" text-anchor="end">0</text>
    <polyline class="resident" points="%s"/>
    <polyline class="heap" points="%s"/>
    </svg>
    """
        .formatted(
            WIDTH,
            HEIGHT,
            readings.size(),
            readings.size(),
            LEFT - 8,
            TOP + 4,
            most,
            LEFT - 8,
            HEIGHT - BOTTOM + 4,
            points(SoakReading::resident, most),
            points(SoakReading::heap, most));
  }

  private String points(ToIntFunction<SoakReading> of, int most) {
    double step = (WIDTH - LEFT - 24.0) / Math.max(1, readings.size() - 1);
    return IntStream.range(0, readings.size())
        .mapToObj(number ->
            String.format(
                Locale.ROOT,
                "%.1f,%.1f",
                LEFT + step * number,
                HEIGHT
                    - BOTTOM
                    - (double) (HEIGHT - BOTTOM - TOP)
                        * of.applyAsInt(readings.get(number))
                        / most))
        .collect(Collectors.joining(" "));
  }
}
