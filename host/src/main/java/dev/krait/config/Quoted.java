package dev.krait.config;

/// Somebody else's text within a message: in quotes, on one line, of bounded length, and without
/// control characters that a terminal would obey.
public final class Quoted {
  private static final int LONGEST = 120;

  private Quoted() {}

  public static String of(String text) {
    StringBuilder quoted = new StringBuilder("'");
    text.codePoints().limit(LONGEST).forEach(character -> append(quoted, character));
    return quoted.append(text.codePointCount(0, text.length()) > LONGEST ? "…'" : "'").toString();
  }

  private static void append(StringBuilder quoted, int character) {
    switch (character) {
      case '\n' -> quoted.append("\\n");
      case '\t' -> quoted.append("\\t");
      case '\r' -> quoted.append("\\r");
      default -> {
        if (Character.isISOControl(character) || Character.getType(character) == Character.FORMAT) {
          quoted.append("\\u%04x".formatted(character));
        } else {
          quoted.appendCodePoint(character);
        }
      }
    }
  }
}
