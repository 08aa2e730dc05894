package dev.krait.listener;

import java.nio.charset.StandardCharsets;

/// A request target in origin form, taken apart the way PEP 3333 wants it.
///
/// Undertow's own decoded path is of no use here: it is read as UTF-8 with losses, keeps `%2F` and
/// drops `;parameters`.
///
/// @param path with every %XX decoded to a byte, bytes read as latin-1 (PEP 3333 §"Unicode Issues")
/// @param query what follows the first `?`, undecoded
record Target(String raw, String path, String query) {
  private static final int HEX = 16;

  /// @param rawPath the part before the first `?`, as sent
  static Target of(String rawPath, String query) throws BadRequestException {
    if (!rawPath.startsWith("/")) {
      throw new BadRequestException(400, "The request target must be a path that starts with /.");
    }
    return new Target(query.isEmpty() ? rawPath : rawPath + "?" + query, decode(rawPath), query);
  }

  private static String decode(String raw) {
    if (raw.indexOf('%') < 0) {
      return raw;
    }
    byte[] bytes = new byte[raw.length()];
    int length = 0;
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '%') {
        // Undertow has refused a % that is not followed by two hexadecimal digits
        bytes[length++] = (byte) Integer.parseInt(raw, i + 1, i + 3, HEX);
        i += 2;
      } else {
        bytes[length++] = (byte) c;
      }
    }
    return new String(bytes, 0, length, StandardCharsets.ISO_8859_1);
  }
}
