package dev.krait.bench;

import java.util.Locale;

/// A picture being drawn. Colours are classes, so that it suits light and dark surroundings.
final class Svg {
  private static final String STYLE =
      """
      <style>
        text { font: 13px system-ui, -apple-system, "Segoe UI", Helvetica, Arial, sans-serif; fill: #1f2328; }
        .title { font-size: 17px; font-weight: 600; }
        .head { font-weight: 600; }
        .quiet { fill: #59636e; }
        .card { fill: #ffffff; }
        .krait { fill: #2563a8; }
        .peer { fill: #b3bcc7; }
        .ceiling { fill: #dfe3e8; }
        .curve { fill: none; stroke: #2563a8; stroke-width: 2; stroke-linejoin: round; }
        .gated { stroke: #b4570a; }
        .ours { fill: #2563a8; font-weight: 600; }
        .oursgated { fill: #b4570a; font-weight: 600; }
        .grid { stroke: #e4e7eb; }
        .line { stroke: #59636e; stroke-width: 1.5; stroke-dasharray: 5 4; }
        @media (prefers-color-scheme: dark) {
          text { fill: #e6edf3; }
          .quiet { fill: #9aa5b1; }
          .card { fill: #0d1117; }
          .krait { fill: #4c94e0; }
          .peer { fill: #56606b; }
          .ceiling { fill: #30363d; }
          .curve { stroke: #6cb0f5; }
          .gated { stroke: #f0a04b; }
          .ours { fill: #6cb0f5; }
          .oursgated { fill: #f0a04b; }
          .grid { stroke: #242b33; }
          .line { stroke: #9aa5b1; }
        }
      </style>
      """;

  private final StringBuilder shapes = new StringBuilder();

  Svg text(double x, double y, String style, String anchor, String words) {
    return add(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" class=\"%s\" text-anchor=\"%s\">%s</text>",
            x,
            y,
            style,
            anchor,
            escaped(words)));
  }

  Svg bar(double x, double y, double width, double height, String style) {
    return add(
        String.format(
            Locale.ROOT,
            "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" class=\"%s\"/>",
            x,
            y,
            width,
            height,
            style));
  }

  Svg line(double fromX, double fromY, double toX, double toY, String style) {
    return add(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>",
            fromX,
            fromY,
            toX,
            toY,
            style));
  }

  /// @param points `x,y x,y …`
  Svg curve(String points, String style) {
    return add("<polyline points=\"" + points + "\" class=\"" + style + "\"/>");
  }

  private Svg add(String shape) {
    shapes.append("  ").append(shape).append('\n');
    return this;
  }

  /// The whole document.
  ///
  /// @param title for those who cannot see it
  String document(int width, int height, String title) {
    return String.format(
            Locale.ROOT,
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\">%n",
            width,
            height)
        + "<title>"
        + escaped(title)
        + "</title>\n"
        + STYLE
        + "  <rect width=\"100%\" height=\"100%\" rx=\"6\" class=\"card\"/>\n"
        + shapes
        + "</svg>\n";
  }

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
