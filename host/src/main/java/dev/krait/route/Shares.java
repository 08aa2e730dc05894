package dev.krait.route;

/// Spreads clients evenly.
final class Shares {
  private Shares() {}

  /// A number in 0..9999, the same for the same client in every process. FNV-1a, its bits mixed
  /// once more, as numbers that differ in the last digit would be neighbours.
  static int place(String client) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < client.length(); i++) {
      hash = (hash ^ client.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash ^= hash >>> 33;
    return (int) Long.remainderUnsigned(hash, CanaryHandler.ALL);
  }
}
