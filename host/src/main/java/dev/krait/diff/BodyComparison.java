package dev.krait.diff;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Compares bodies as what they are: JSON as JSON, text by lines, anything else by its bytes. Of
/// one that was cut at the limit, only what is there counts.
final class BodyComparison {
  private final Ignore ignore;

  BodyComparison(Ignore ignore) {
    this.ignore = ignore;
  }

  /// Adds what differs.
  void compare(Answer owner, Answer other, List<Difference> found) {
    if (Arrays.equals(owner.body(), other.body()) && owner.isCut() == other.isCut()) {
      return;
    }
    Content first = Content.of(owner);
    Content second = Content.of(other);
    if (!areSame(first, second) && !compareJson(first, second, found)) {
      compareText(first, second, found);
    }
  }

  /// As far as is known.
  private static boolean areSame(Content first, Content second) {
    byte[] a = first.bytes();
    byte[] b = second.bytes();
    int differs = Arrays.mismatch(a, b);
    if (differs < 0) {
      return true;
    }
    return (differs == a.length && first.cut()) || (differs == b.length && second.cut());
  }

  /// @return whether both are JSON
  private boolean compareJson(Content first, Content second, List<Difference> found) {
    if (first.cut() || second.cut() || !(first.isJson() || second.isJson())) {
      return false;
    }
    return new JsonComparison(ignore, found).compare(first, second);
  }

  private void compareText(Content first, Content second, List<Difference> found) {
    Optional<String> owner = first.text();
    Optional<String> other = second.text();
    if (owner.isPresent() && other.isPresent()) {
      new TextComparison(ignore)
          .compare(owner.get(), first.cut(), other.get(), second.cut())
          .ifPresent(found::add);
      return;
    }
    int at = Arrays.mismatch(first.bytes(), second.bytes());
    found.add(Difference.binary(described(first, at), described(second, at)));
  }

  private static String described(Content content, int at) {
    return "%s, sha256 %s, from byte %d".formatted(content.size(), Digest.of(content.bytes()), at);
  }
}
