package dev.krait.check;

import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// What a check has found.
///
/// @param folder the application's
/// @param findings the worst first
/// @param leftOut recorded requests that were not sent, as they might change data
public record CheckReport(
    Path folder, List<Answer> answers, List<Route> routes, List<Finding> findings, int leftOut) {
  public CheckReport {
    answers = List.copyOf(answers);
    routes = List.copyOf(routes);
    findings =
        findings.stream().sorted(Comparator.comparing(finding -> finding.rule().level())).toList();
  }

  /// Whether there is nothing but hints.
  public boolean isClean() {
    return count(Level.ERROR) == 0 && count(Level.WARNING) == 0;
  }

  /// Findings of one level.
  int count(Level level) {
    return (int) findings.stream().filter(finding -> finding.rule().level() == level).count();
  }

  /// Routes that were not tried.
  List<Route> untried() {
    return routes.stream().filter(route -> route.target().isEmpty()).toList();
  }
}
