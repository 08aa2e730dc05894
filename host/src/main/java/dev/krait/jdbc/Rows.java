package dev.krait.jdbc;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// Rows on their way: column by column, so that Python makes values out of each with one call.
///
/// @param statement to be closed with them
record Rows(Statement statement, ResultSet results, List<Column> columns) {
  /// At most so much text crosses at once, give or take a row.
  private static final int MOST_CHARS = 1 << 20;

  /// The statement's current ones.
  static Rows of(Statement statement, Product product) throws SQLException {
    ResultSet results = statement.getResultSet();
    ResultSetMetaData about = results.getMetaData();
    List<Column> columns = new ArrayList<>();
    for (int i = 1; i <= about.getColumnCount(); i++) {
      columns.add(Column.of(about, i, product));
    }
    return new Rows(statement, results, columns);
  }

  /// Appends `[[name, code, precision, scale, nullable]...],`.
  void describe(StringBuilder text) {
    String separator = "[";
    for (Column column : columns) {
      text.append(separator);
      column.describe(text);
      separator = ",";
    }
    text.append(columns.isEmpty() ? "[]," : "],");
  }

  /// Appends up to `count` rows, and whether there may be more: `[[column...]...],true`.
  ///
  /// @return the same
  boolean append(StringBuilder text, int count) throws SQLException {
    List<StringBuilder> parts = columns.stream().map(_ -> new StringBuilder()).toList();
    boolean more = true;
    long size = 0;
    for (int row = 0; row < count && size < MOST_CHARS; row++) {
      if (!results.next()) {
        more = false;
        break;
      }
      size = 0;
      for (int i = 0; i < parts.size(); i++) {
        StringBuilder part = parts.get(i);
        if (row > 0) {
          part.append(',');
        }
        columns.get(i).append(results, part);
        size += part.length();
      }
    }
    String separator = "[";
    for (StringBuilder part : parts) {
      text.append(separator).append('[').append(part).append(']');
      separator = ",";
    }
    text.append(parts.isEmpty() ? "[]," : "],").append(more);
    return more;
  }
}
