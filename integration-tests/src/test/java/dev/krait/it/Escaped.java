package dev.krait.it;

import java.util.Locale;

/// Latin-1 text as the inside of a Java or Python string: one line of printable ASCII.
final class Escaped {
  private Escaped() {}

  static String of(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '\r' -> escaped.append("\\r");
        case '\n' -> escaped.append("\\n");
        case '\t' -> escaped.append("\\t");
        case '\\' -> escaped.append("\\\\");
        default -> {
          if (c < ' ' || c > '~') {
            escaped.append("\\x").append(String.format(Locale.ROOT, "%02x", (int) c));
          } else {
            escaped.append(c);
          }
        }
      }
    }
    return escaped.toString();
  }
}
