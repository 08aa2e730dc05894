package dev.krait.route;

import java.util.ArrayList;
import java.util.List;

/// A path that rules are about: `/orders` is that path alone, `/orders/*` also all below it,
/// `/orders/{id}/items` any one segment in the place of `{id}`, `/*` everything.
///
/// Patterns are compared with the path as the application sees it, decoded, so no escape leads
/// around a rule. A path that ends with a slash is another one than without.
public final class PathPattern {
  private final List<Segment> segments;
  private final boolean below;

  /// Reads a pattern.
  ///
  /// @param text begins with a slash; a `*` is the last segment
  public PathPattern(String text) {
    this.below = text.endsWith("/*");
    this.segments = segments(below ? text.substring(0, text.length() - 2) : text);
  }

  private record Segment(String text, boolean any) {}

  private static List<Segment> segments(String path) {
    List<Segment> segments = new ArrayList<>();
    if (!path.isEmpty()) {
      for (String text : path.substring(1).split("/", -1)) {
        segments.add(new Segment(text, text.startsWith("{") && text.endsWith("}")));
      }
    }
    return segments;
  }

  /// @param path empty or beginning with a slash
  boolean matches(String path) {
    int at = 0;
    for (Segment segment : segments) {
      if (at >= path.length() || path.charAt(at) != '/') {
        return false;
      }
      int slash = path.indexOf('/', at + 1);
      int end = slash < 0 ? path.length() : slash;
      boolean same =
          segment.any()
              ? end > at + 1
              : end - at - 1 == segment.text().length() && path.startsWith(segment.text(), at + 1);
      if (!same) {
        return false;
      }
      at = end;
    }
    return below || at == path.length();
  }
}
