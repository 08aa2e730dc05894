package dev.krait.bench;

import java.util.List;

/// Figures of the same thing, one for each round.
///
/// @param median the middle one, or the mean of the middle two
record Statistics(double median, double least, double most) {

  /// @param values one or more, in any order
  static Statistics of(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("statistics of nothing");
    }
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    double median =
        sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
    return new Statistics(median, sorted.getFirst(), sorted.getLast());
  }
}
