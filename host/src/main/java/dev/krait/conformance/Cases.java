package dev.krait.conformance;

import java.util.List;

/// Every rule that is asked about, in the order in which they are shown.
final class Cases {
  private static final List<Case> ALL =
      joined(
          List.of(
              EnvironCases.all(),
              InputCases.all(),
              StartCases.all(),
              WrongHeadCases.all(),
              IterableCases.all(),
              BodyCases.all(),
              FileCases.all(),
              RunCases.all()));

  private Cases() {}

  static List<Case> all() {
    return ALL;
  }

  static List<Case> joined(List<List<Case>> groups) {
    return groups.stream().flatMap(List::stream).toList();
  }
}
