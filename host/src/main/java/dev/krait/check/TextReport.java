package dev.krait.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A report for people, a compiler's in form: `app.py:12: error: … [rule]`.
final class TextReport {
  private TextReport() {}

  static String of(CheckReport report) {
    StringBuilder text = new StringBuilder();
    for (Finding finding : report.findings()) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s: %s: %s [%s]%n    %s%n",
              finding.place().in(report.folder()),
              finding.rule().level(),
              finding.message(),
              finding.rule().name(),
              seen(finding)));
    }
    for (Route route : report.untried()) {
      text.append("krait: not tried: %s (%s)%n".formatted(route.rule(), route.problem()));
    }
    if (report.leftOut() > 0) {
      text.append(
          "krait: not sent: %s that might change data; --unsafe sends them%n"
              .formatted(count(report.leftOut(), "recorded request")));
    }
    return text.append("krait: ").append(summary(report)).append(System.lineSeparator()).toString();
  }

  private static String seen(Finding finding) {
    String where = finding.request().isEmpty() ? "in the source" : finding.request();
    return finding.count() == 1 ? where : where + ", " + finding.count() + " times in all";
  }

  private static String summary(CheckReport report) {
    List<String> parts = new ArrayList<>();
    parts.add(count(report.answers().size(), "request"));
    parts.add(count(report.count(Level.ERROR), "error"));
    parts.add(count(report.count(Level.WARNING), "warning"));
    if (report.count(Level.HINT) > 0) {
      parts.add(count(report.count(Level.HINT), "hint"));
    }
    return String.join(", ", parts);
  }

  /// `1 error`, `2 errors`.
  static String count(int number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
