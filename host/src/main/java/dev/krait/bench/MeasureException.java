package dev.krait.bench;

/// One figure could not be had; the message says why, for the cell it would have stood in.
final class MeasureException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MeasureException(String message) {
    super(message);
  }
}
