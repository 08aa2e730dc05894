package dev.krait.check;

/// Something that the application does, and should not.
///
/// @param message in words for the user, complete
/// @param request the first one that showed it, `GET /path`; `""` when the source alone does
/// @param count how often it was seen, at least 1
record Finding(Rule rule, String message, Place place, String request, int count) {
  /// The same, seen once more.
  Finding again() {
    return new Finding(rule, message, place, request, count + 1);
  }
}
