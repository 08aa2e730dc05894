package dev.krait.interpreter;

/// How much of the heap may be in use after a collection.
///
/// @param percent of what the heap may grow to, 0 when `bytes` counts
/// @param bytes 0 when `percent` counts
public record HeapLimit(int percent, long bytes) {
  /// Never too much.
  public static final HeapLimit NONE = new HeapLimit(0, 0);

  /// In bytes, for a heap that may grow to `most`.
  ///
  /// @return [Long#MAX_VALUE] for no limit
  long of(long most) {
    if (percent > 0) {
      return most / 100 * percent;
    }
    return bytes > 0 ? bytes : Long.MAX_VALUE;
  }
}
