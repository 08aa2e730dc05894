package dev.krait.it;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Texts, some of which are picked more often than others.
final class Choice {
  private static final String NOTHING = "ε";

  private final List<String> texts = new ArrayList<>();

  private Choice() {}

  /// @param lines a number and a colon, then texts that are that many times as likely as with 1,
  ///   separated by `¦`; with Java's escapes, and `ε` for an empty one
  static Choice of(String lines) {
    Choice choice = new Choice();
    for (String line : lines.lines().toList()) {
      String[] parts = line.split(":", 2);
      for (String text : parts[1].split("¦", -1)) {
        for (int i = 0; i < Integer.parseInt(parts[0]); i++) {
          choice.texts.add(text.strip().equals(NOTHING) ? "" : text.strip().translateEscapes());
        }
      }
    }
    return choice;
  }

  String pick(RandomGenerator random) {
    return texts.get(random.nextInt(texts.size()));
  }
}
