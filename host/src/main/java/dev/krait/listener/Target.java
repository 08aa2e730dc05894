package dev.krait.listener;

import dev.krait.exchange.RawPath;

/// A request target in origin form, taken apart the way PEP 3333 wants it.
///
/// Undertow's own decoded path is of no use here: it is read as UTF-8 with losses, keeps `%2F` and
/// drops `;parameters`.
///
/// @param path with every %XX decoded to a byte, bytes read as latin-1 (PEP 3333 §"Unicode Issues")
/// @param query what follows the first `?`, undecoded
record Target(String raw, String path, String query) {
  /// @param rawPath the part before the first `?`, as sent
  static Target of(String rawPath, String query) throws BadRequestException {
    if (!rawPath.startsWith("/")) {
      throw new BadRequestException(400, "The request target must be a path that starts with /.");
    }
    try {
      return new Target(
          query.isEmpty() ? rawPath : rawPath + "?" + query, RawPath.decode(rawPath), query);
    } catch (NumberFormatException _) {
      throw new BadRequestException(400, "Two hexadecimal digits must follow a % in the target.");
    }
  }
}
