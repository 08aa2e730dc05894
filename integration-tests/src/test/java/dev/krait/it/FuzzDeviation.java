package dev.krait.it;

import java.util.function.BiPredicate;
import java.util.regex.Pattern;

/// A way in which servers are known to take the same bytes differently, and why Krait does what it
/// does.
///
/// @param name a line of the page
/// @param kinds the kinds of difference it explains
/// @param key pattern of the environ keys it is about
/// @param values whether Krait's and the other's answer are of this sort
/// @param bytes found somewhere in what was sent
/// @param example a request that shows it; empty when it shows by chance
/// @param reason with the clause or the policy
record FuzzDeviation(
    String name,
    Pattern kinds,
    Pattern key,
    BiPredicate<String, String> values,
    Pattern bytes,
    String example,
    String reason) {

  /// One that shows as the way the servers part.
  static FuzzDeviation of(String name, String kinds, String bytes, String example, String reason) {
    return new FuzzDeviation(
        name,
        Pattern.compile(kinds),
        Pattern.compile(""),
        (_, _) -> true,
        Pattern.compile(bytes),
        example,
        reason);
  }

  /// One that shows in what applications are given.
  static FuzzDeviation inEnviron(
      String name, String key, BiPredicate<String, String> values, String example, String reason) {
    return new FuzzDeviation(
        name,
        Pattern.compile("VALUE"),
        Pattern.compile(key),
        values,
        Pattern.compile(""),
        example,
        reason);
  }

  /// This with a condition on what Krait and the other make of the bytes.
  FuzzDeviation when(BiPredicate<String, String> answers) {
    return new FuzzDeviation(name, kinds, key, answers, bytes, example, reason);
  }

  /// This for other environ keys, and `body`.
  FuzzDeviation about(String keys) {
    return new FuzzDeviation(name, kinds, Pattern.compile(keys), values, bytes, example, reason);
  }

  boolean explains(FuzzDifference difference, String sent) {
    return kinds.matcher(difference.kind().name()).matches()
        && key.matcher(difference.key()).matches()
        && values.test(difference.krait(), difference.other())
        && bytes.matcher(sent).find();
  }
}
