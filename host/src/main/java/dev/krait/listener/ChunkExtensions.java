package dev.krait.listener;

/// The grammar of what a chunked body may carry beside its data.
final class ChunkExtensions {
  private static final String TOKEN_MARKS = "!#$%&'*+-.^_`|~";

  private ChunkExtensions() {}

  /// RFC 9112 §7.1.1: `*( BWS ";" BWS name [ BWS "=" BWS ( token / quoted-string ) ] )`
  static boolean wellFormed(String text) {
    int at = 0;
    while (at < text.length()) {
      int semicolon = skipSpace(text, at);
      if (!has(text, semicolon, ';')) {
        return false;
      }
      int name = skipSpace(text, semicolon + 1);
      at = skipToken(text, name);
      if (at == name) {
        return false;
      }
      int equals = skipSpace(text, at);
      if (has(text, equals, '=')) {
        int value = skipSpace(text, equals + 1);
        at = has(text, value, '"') ? skipQuoted(text, value + 1) : skipToken(text, value);
        if (at <= value) {
          return false;
        }
      }
    }
    return true;
  }

  /// Whether a trailer's line is a field (RFC 9112 §5).
  static boolean isField(String line) {
    int colon = skipToken(line, 0);
    return colon > 0
        && has(line, colon, ':')
        && line.chars().skip(colon).allMatch(ChunkExtensions::isText);
  }

  private static boolean has(String text, int at, char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (has(text, at, ' ') || has(text, at, '\t')) {
      at++;
    }
    return at;
  }

  private static int skipToken(String text, int from) {
    int at = from;
    while (at < text.length() && isTokenMark(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /// @return where the text goes on, -1 if the string does not end
  private static int skipQuoted(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if (c == '\\') {
        at++;
      }
      if (at == text.length() || !isText(text.charAt(at))) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isTokenMark(char c) {
    return (c >= '0' && c <= '9')
        || (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || TOKEN_MARKS.indexOf(c) >= 0;
  }

  /// Anything but control characters.
  private static boolean isText(int c) {
    return c == '\t' || (c >= ' ' && c != 0x7f);
  }
}
