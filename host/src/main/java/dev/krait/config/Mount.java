package dev.krait.config;

import java.util.regex.Pattern;

/// The path prefix an application answers under.
final class Mount {
  /// Segments of visible ASCII characters that need no escape in a path (RFC 3986 §3.3), none
  /// empty.
  private static final Pattern FORM = Pattern.compile("(/[\\w.~!$&'()*+,;=:@-]+)+");

  private Mount() {}

  /// Empty for `/`, else the prefix.
  static String parse(String text) {
    if (text.equals("/")) {
      return "";
    }
    if (text.endsWith("/") && text.length() > 1 && !text.startsWith("//")) {
      throw new InvalidValueException(
          text, "ends with a slash", "leave that out: " + text.replaceFirst("/+$", ""));
    }
    if (!FORM.matcher(text).matches() || text.matches(".*/\\.\\.?(/.*)?")) {
      throw new InvalidValueException(
          text,
          "is not / or a path such as /shop",
          "begin it with one slash, and use letters, digits and -._~ only");
    }
    return text;
  }
}
