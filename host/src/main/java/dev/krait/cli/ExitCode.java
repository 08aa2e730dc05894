package dev.krait.cli;

/// What a `krait` process ends with. Scripts rely on these.
enum ExitCode {
  /// Done, or stopped as asked.
  OK(0),
  /// Anything else.
  FAILURE(1),
  /// Wrong usage or configuration.
  USAGE(2),
  /// The application could not be loaded.
  APPLICATION(3),
  /// An address cannot be bound.
  BIND(4);

  private final int number;

  ExitCode(int number) {
    this.number = number;
  }

  int number() {
    return number;
  }
}
