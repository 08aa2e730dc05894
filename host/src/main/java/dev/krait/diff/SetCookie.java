package dev.krait.diff;

import dev.krait.capture.Redaction;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What counts of a `Set-Cookie` field (RFC 6265 §4.1): the name and the attributes in any order,
/// of `Expires` only that it is there.
///
/// @param strict whether the value counts as well
record SetCookie(String value, boolean strict) {

  String name() {
    return value.split("[=;]", 2)[0].strip();
  }

  /// With a digest for the value where it counts: secrets are not shown.
  String counting() {
    String[] parts = value.split(";");
    String pair = parts[0].contains("=") ? parts[0].substring(parts[0].indexOf('=') + 1) : "";
    String shown = strict ? "sha256:" + Digest.of(pair.strip()) : Redaction.REDACTED;
    return Stream.concat(
            Stream.of(name() + "=" + (pair.isBlank() ? "" : shown)),
            Stream.of(parts).skip(1).map(SetCookie::attribute).sorted())
        .collect(Collectors.joining("; "));
  }

  private static String attribute(String text) {
    String attribute = text.strip();
    String lower = attribute.toLowerCase(Locale.ROOT);
    if (lower.startsWith("expires=")) {
      return "expires";
    }
    return lower.startsWith("path=") ? "path=" + attribute.substring(5).strip() : lower;
  }
}
