package dev.krait.jdbc;

import dev.krait.values.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes, runs and ends the statements of one connection.
record Statements(Connection connection, Product product) {
  private static final Logger log = LoggerFactory.getLogger("krait.jdbc");

  /// One with its parameters, if it has any.
  Statement of(String sql, Optional<List<Node>> parameters) throws SQLException {
    if (parameters.isEmpty()) {
      return connection.createStatement();
    }
    PreparedStatement prepared =
        wantsKeys(sql)
            ? connection.prepareStatement(sql, Statement.RETURN_GENERATED_KEYS)
            : connection.prepareStatement(sql);
    try {
      new Binder(prepared, product).bind(parameters.get());
      return prepared;
    } catch (SQLException | RuntimeException e) {
      close(prepared);
      throw e;
    }
  }

  /// PostgreSQL would send all of the new row, and has RETURNING.
  private boolean wantsKeys(String sql) {
    return product != Product.POSTGRESQL
        && sql.stripLeading().toLowerCase(Locale.ROOT).startsWith("insert");
  }

  /// Whether there are rows; of several statements, those of the first that gives some count.
  boolean run(Statement statement, String sql, Caller caller) throws SQLException {
    caller.wayOut(() -> cancel(statement));
    if (statement instanceof PreparedStatement prepared) {
      return prepared.execute();
    }
    boolean rows =
        wantsKeys(sql)
            ? statement.execute(sql, Statement.RETURN_GENERATED_KEYS)
            : statement.execute(sql);
    while (!rows && sql.contains(";") && statement.getUpdateCount() >= 0) {
      rows = statement.getMoreResults();
    }
    return rows;
  }

  /// What the database has given a new row for an identity, as JSON.
  ///
  /// @param wanted whether there is a new row
  String key(Statement statement, boolean wanted) throws SQLException {
    if (!wanted || product == Product.POSTGRESQL) {
      return "null";
    }
    try (ResultSet keys = statement.getGeneratedKeys()) {
      return keys.next() && keys.getObject(1) instanceof Number number
          ? Long.toString(number.longValue())
          : "null";
    }
  }

  static void cancel(Statement statement) {
    try {
      statement.cancel();
    } catch (SQLException e) {
      log.debug("cancelling a statement", e);
    }
  }

  static void close(Statement statement) {
    try {
      statement.close();
    } catch (SQLException e) {
      log.debug("closing a statement", e);
    }
  }
}
