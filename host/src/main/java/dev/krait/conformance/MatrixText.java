package dev.krait.conformance;

import java.util.List;

/// Several servers' sheets side by side, for a terminal.
final class MatrixText {
  private MatrixText() {}

  static String of(List<Sheet> sheets) {
    StringBuilder text = new StringBuilder();
    header(text, sheets);
    for (int row = 0; row < sheets.getFirst().outcomes().size(); row++) {
      Case asked = sheets.getFirst().outcomes().get(row).asked();
      text.append("%-6s  %-26s".formatted(asked.level().word(), asked.id()));
      for (Sheet sheet : sheets) {
        String sign = sheet.outcomes().get(row).verdict().state().sign();
        text.append("  ").append(sign).append(" ".repeat(sheet.title().length() - 1));
      }
      text.append("  ").append(asked.rule()).append('\n');
    }
    text.append("\n✓ kept   ✗ broken   – not offered   ? not judged\n\n");
    sheets.forEach(sheet -> text.append(SheetText.summary(sheet)));
    return text.append("\nFor the evidence ask one server, or for --format html.\n").toString();
  }

  private static void header(StringBuilder text, List<Sheet> sheets) {
    sheets.forEach(sheet -> text.append(sheet.description()).append('\n'));
    text.append('\n').append(" ".repeat(34));
    sheets.forEach(sheet -> text.append("  ").append(sheet.title()));
    text.append('\n');
  }
}
