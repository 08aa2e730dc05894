package dev.krait.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// Finds the name somebody most likely meant.
public final class NearestName {
  private static final int FARTHEST = 2;

  private NearestName() {}

  /// The known name nearest to a mistyped one, if any is near: two edits away at most, one for a
  /// short name. Letters swapped count as one edit; case and the kind of dash count for nothing.
  public static Optional<String> find(String mistyped, Collection<String> known) {
    return known.stream()
        .filter(name -> distance(fold(mistyped), fold(name)) <= reach(name))
        .min(Comparator.comparingInt(name -> distance(fold(mistyped), fold(name))));
  }

  private static int reach(String name) {
    return Math.min(FARTHEST, name.replaceFirst("^-+|^KRAIT_", "").length() / 3);
  }

  private static String fold(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The number of insertions, deletions, substitutions and swaps of neighbours.
  private static int distance(String a, String b) {
    int[][] edits = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : step(edits, a, b, i, j);
      }
    }
    return edits[a.length()][b.length()];
  }

  private static int step(int[][] edits, String a, String b, int i, int j) {
    int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
    int best =
        Math.min(edits[i - 1][j - 1] + change, Math.min(edits[i - 1][j] + 1, edits[i][j - 1] + 1));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(best, edits[i - 2][j - 2] + 1) : best;
  }
}
