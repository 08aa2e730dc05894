package dev.krait.diff;

import java.util.ArrayList;
import java.util.List;

/// Compares answers. Any thread; answers that are equal byte for byte cost a look at each byte.
public final class Comparison {
  private final Ignore ignore;

  public Comparison(Ignore ignore) {
    this.ignore = ignore;
  }

  /// In what they differ: the status first, then header fields by name, then the body.
  public List<Difference> of(Answer owner, Answer other) {
    if (owner.isMissing() || other.isMissing()) {
      return owner.failure().equals(other.failure())
          ? List.of()
          : List.of(Difference.missing(said(owner), said(other)));
    }
    List<Difference> found = new ArrayList<>();
    if (owner.status() != other.status() && !ignore.status()) {
      found.add(Difference.status(owner.status(), other.status()));
    }
    new HeaderComparison(ignore).compare(owner, other, found);
    if (!ignore.body()) {
      new BodyComparison(ignore).compare(owner, other, found);
    }
    return found;
  }

  private static String said(Answer answer) {
    return answer.isMissing() ? Shown.of(answer.failure()) : "answered " + answer.status();
  }
}
