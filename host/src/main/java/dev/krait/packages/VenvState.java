package dev.krait.packages;

/// What there is of a virtual environment.
public enum VenvState {
  /// Nothing.
  ABSENT,
  /// What an interrupted install left.
  UNFINISHED,
  /// Made by Krait with another version of GraalPy.
  OUTDATED,
  /// It can be used.
  READY
}
