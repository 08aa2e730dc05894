package dev.krait.conformance;

import dev.krait.config.NearestName;
import dev.krait.config.Quoted;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// What a report can look like.
public enum ReportFormat {
  /// For a terminal.
  TABLE,
  JSON,
  /// JUnit's XML, which build servers read: a test suite for each server.
  JUNIT,
  /// A page of its own, with the evidence of each case behind a click.
  HTML,
  /// The matrix and what was seen where a rule is broken, for documentation.
  MARKDOWN;

  /// The names that `--format` takes.
  public static List<String> names() {
    return Stream.of(values()).map(format -> format.name().toLowerCase(Locale.ROOT)).toList();
  }

  /// The format of a name.
  ///
  /// @throws ConformanceException when there is none
  public static ReportFormat of(String name) {
    List<String> names = names();
    if (names.contains(name)) {
      return values()[names.indexOf(name)];
    }
    throw ConformanceException.usage(
        "--format has the value %s: it must be one of %s%s"
            .formatted(
                Quoted.of(name),
                String.join(", ", names),
                NearestName.find(name, names)
                    .map(nearest -> "; did you mean " + nearest + "?")
                    .orElse("")));
  }
}
