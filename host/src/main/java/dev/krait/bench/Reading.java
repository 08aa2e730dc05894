package dev.krait.bench;

/// One figure.
///
/// @param value in the measure's unit
/// @param loadCores how many cores the load generator kept busy meanwhile; 0 when not known
record Reading(double value, double loadCores) {
  static Reading of(double value) {
    return new Reading(value, 0);
  }
}
