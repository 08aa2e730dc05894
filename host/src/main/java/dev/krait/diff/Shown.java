package dev.krait.diff;

import dev.krait.capture.Redaction;

/// Values as they are shown: on one line, short, without secrets.
final class Shown {
  private static final int MOST = 160;

  private Shown() {}

  /// The value of a thing of this name.
  static String of(String name, String value) {
    return Redaction.isSecret(name) ? Redaction.REDACTED : of(value);
  }

  static String of(String value) {
    return clipped(Redaction.text(value));
  }

  /// The beginning, with control characters visible.
  static String clipped(String value) {
    int end = Math.min(value.length(), MOST);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < end; i++) {
      char character = value.charAt(i);
      switch (character) {
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        default -> {
          if (Character.isISOControl(character)) {
            text.append("\\u%04x".formatted((int) character));
          } else {
            text.append(character);
          }
        }
      }
    }
    return value.length() > MOST ? text.append('…').toString() : text.toString();
  }
}
