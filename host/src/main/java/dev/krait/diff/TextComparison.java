package dev.krait.diff;

import dev.krait.capture.Redaction;
import java.util.List;
import java.util.Optional;

/// Compares text line by line, up to the first difference.
final class TextComparison {
  /// Characters that are shown before the first that differs.
  private static final int BEFORE = 40;

  private final Ignore ignore;

  TextComparison(Ignore ignore) {
    this.ignore = ignore;
  }

  Optional<Difference> compare(String owner, boolean ownerCut, String other, boolean otherCut) {
    List<String> first = lines(owner, ownerCut);
    List<String> second = lines(other, otherCut);
    int last = Math.max(first.size(), second.size());
    last = ownerCut ? Math.min(last, first.size()) : last;
    last = otherCut ? Math.min(last, second.size()) : last;
    for (int i = 0; i < last; i++) {
      String a = i < first.size() ? ignore.text(first.get(i)) : Difference.NONE;
      String b = i < second.size() ? ignore.text(second.get(i)) : Difference.NONE;
      boolean goesOn = ownerCut && i == first.size() - 1 && b.startsWith(a);
      goesOn |= otherCut && i == second.size() - 1 && a.startsWith(b);
      if (!goesOn && (!ignore.areSame(a, b) || i >= first.size() || i >= second.size())) {
        int from = Math.max(0, mismatch(a, b) - BEFORE);
        return Optional.of(Difference.line(i + 1, shown(a, from), shown(b, from)));
      }
    }
    return Optional.empty();
  }

  /// Of a text that was cut, the last line may lack its end.
  private static List<String> lines(String text, boolean cut) {
    String whole = cut ? text.replaceFirst("\uFFFD$", "") : text; // half a character
    return List.of(whole.split("\n", -1));
  }

  private static int mismatch(String a, String b) {
    int at = 0;
    while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return at;
  }

  private static String shown(String line, int from) {
    if (from == 0) {
      return Shown.of(line);
    }
    // redacted before it is cut, or the name of a secret would be gone and its value left
    String redacted = Redaction.text(line);
    return "…" + Shown.clipped(redacted.substring(Math.min(from, redacted.length())));
  }
}
