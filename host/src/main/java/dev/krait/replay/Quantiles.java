package dev.krait.replay;

import java.util.List;

/// @param median 0 when there are no values
record Quantiles(double median, double p95, int count) {
  static Quantiles of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    return new Quantiles(at(sorted, 0.5), at(sorted, 0.95), sorted.size());
  }

  private static double at(List<Double> sorted, double part) {
    return sorted.isEmpty() ? 0 : sorted.get((int) Math.round((sorted.size() - 1) * part));
  }

  boolean isKnown() {
    return count > 0;
  }
}
