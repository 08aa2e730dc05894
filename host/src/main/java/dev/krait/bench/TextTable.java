package dev.krait.bench;

import java.util.ArrayList;
import java.util.List;

/// Rows of text in columns that line up, as far as letters are one column wide.
final class TextTable {
  private static final String GAP = "  ";

  private final List<List<String>> rows = new ArrayList<>();
  private final List<Boolean> right;

  /// @param right for each column, whether it is set to the right
  TextTable(Boolean... right) {
    this.right = List.of(right);
  }

  /// A row; missing cells are empty.
  TextTable row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  /// A line that keeps to no columns.
  TextTable heading(String text) {
    rows.add(List.of(text));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder();
      for (int column = 0; column < row.size(); column++) {
        line.append(column == 0 ? "" : GAP).append(padded(row, column));
      }
      text.append(line.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  private String padded(List<String> row, int column) {
    String cell = row.get(column);
    String pad = " ".repeat(Math.max(0, width(column) - cell.length()));
    return right.get(column) ? pad + cell : cell + pad;
  }

  /// A heading does not widen the first column, nor a reason for having no figure its own.
  private int width(int column) {
    return rows.stream()
        .filter(row -> row.size() == right.size())
        .mapToInt(row -> row.get(column).length())
        .max()
        .orElse(0);
  }
}
