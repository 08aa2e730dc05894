package dev.krait.bench;

import dev.krait.config.Quoted;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A server's figure in words, as tables show it.
///
/// @param median the figure, or why there is none
/// @param spread from the least to the most of all rounds
/// @param ratio how Krait's figure relates to it: `1.42 ×`
record Row(Measure measure, Subject subject, String median, String spread, String ratio) {

  /// All there are, in order.
  static List<Row> of(Results results) {
    return Stream.of(Measure.values())
        .flatMap(measure ->
            results.subjects(measure).stream().map(subject -> of(results, measure, subject)))
        .toList();
  }

  private static Row of(Results results, Measure measure, Subject subject) {
    Optional<Statistics> figures = results.of(measure, subject);
    if (figures.isEmpty()) {
      String why = results.failure(measure, subject).orElse("");
      return new Row(measure, subject, "none: " + oneLine(why), "", "");
    }
    Unit unit = measure.unit();
    Statistics found = figures.get();
    String spread =
        found.least() == found.most()
            ? ""
            : unit.number(found.least()) + "–" + unit.number(found.most());
    Optional<Double> krait =
        subject == Subject.KRAIT ? Optional.empty() : results.median(measure, Subject.KRAIT);
    String ratio = krait.map(ours -> Unit.TIMES.withSymbol(ours / found.median())).orElse("");
    return new Row(measure, subject, unit.number(found.median()), spread, ratio);
  }

  private static String oneLine(String why) {
    String quoted = Quoted.of(why.replaceAll("\\s*\n\\s*\\|?\\s*", " | "));
    return quoted.substring(1, quoted.length() - 1);
  }
}
