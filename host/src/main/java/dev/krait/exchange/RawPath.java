package dev.krait.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/// Paths as clients send them, and as PEP 3333 has applications see them.
public final class RawPath {
  private static final int HEX = 16;

  private RawPath() {}

  /// Decodes every %XX to a byte, and reads the bytes as latin-1 (PEP 3333 §"Unicode Issues").
  ///
  /// @throws NumberFormatException when two hexadecimal digits do not follow a `%`
  public static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        bytes[length++] = escaped(raw, i);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }

  private static byte escaped(String raw, int percent) {
    int high = percent + 2 < raw.length() ? Character.digit(raw.charAt(percent + 1), HEX) : -1;
    int low = high < 0 ? -1 : Character.digit(raw.charAt(percent + 2), HEX);
    if (low < 0) {
      throw new NumberFormatException("no two hexadecimal digits follow the % in " + raw);
    }
    return (byte) (high * HEX + low);
  }

  /// Whether servers may make another path of it before they look for what is behind it: it has
  /// parameters, empty or dot segments, or escaped slashes.
  public static boolean isAmbiguous(String raw) {
    String path = decode(raw);
    return raw.indexOf(';') >= 0
        || raw.toLowerCase(Locale.ROOT).contains("%2f")
        || path.contains("//")
        || path.indexOf('\\') >= 0
        || Arrays.stream(path.split("/")).anyMatch(part -> part.equals(".") || part.equals(".."));
  }

  /// Whether a path is a prefix or below it; `/app` is not above `/application`.
  ///
  /// @param prefix empty, or `/prefix` without a slash at its end
  public static boolean isBelow(String path, String prefix) {
    return path.startsWith(prefix)
        && (path.length() == prefix.length()
            || prefix.isEmpty()
            || path.charAt(prefix.length()) == '/');
  }
}
