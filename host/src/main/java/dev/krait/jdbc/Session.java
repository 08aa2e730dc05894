package dev.krait.jdbc;

import dev.krait.values.Answers;
import dev.krait.values.Node;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// One connection and the results that are open on it.
///
/// @param name of its data source
/// @param version of the database, as its driver words it
/// @param owner the thread whose request opened it
record Session(
    String name,
    String version,
    Connection connection,
    Statements statements,
    Optional<Thread> owner,
    Initially initially,
    Map<Integer, Rows> cursors,
    ReentrantLock lock) {
  private static final Logger log = LoggerFactory.getLogger("krait.jdbc");

  /// How the connection came, so that it goes back the same.
  record Initially(boolean autocommit, int isolation) {}

  /// Takes a connection over, and begins a transaction (PEP 249 has them always).
  static Session of(String name, Connection connection, Optional<Thread> owner)
      throws SQLException {
    try {
      Initially initially =
          new Initially(connection.getAutoCommit(), connection.getTransactionIsolation());
      connection.setAutoCommit(false);
      return new Session(
          name,
          connection.getMetaData().getDatabaseProductVersion(),
          connection,
          new Statements(connection, Product.of(connection)),
          owner,
          initially,
          new HashMap<>(),
          new ReentrantLock());
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  String product() {
    return statements.product().name();
  }

  boolean isOf(Thread thread) {
    return owner.filter(thread::equals).isPresent();
  }

  /// Work on a connection.
  interface Work<T> {
    T run() throws SQLException;
  }

  /// Does something while no other thread uses the connection.
  <T> T alone(Work<T> work) throws SQLException {
    lock.lock();
    try {
      return work.run();
    } finally {
      lock.unlock();
    }
  }

  /// `[session, cursor, sql, parameters or None, rows, fetch size]`
  String execute(Request request, Caller caller) throws SQLException {
    return alone(() -> {
      int cursor = request.number(1);
      free(cursor);
      Optional<List<Node>> parameters =
          request.has(3) ? Optional.of(request.list(3)) : Optional.empty();
      Statement statement = statements.of(request.text(2), parameters);
      try {
        statement.setFetchSize(request.number(5));
        boolean rows = statements.run(statement, request.text(2), caller);
        return rows ? open(cursor, statement, request.number(4)) : counted(statement);
      } catch (SQLException | RuntimeException e) {
        Statements.close(statement);
        throw e;
      }
    });
  }

  private String open(int cursor, Statement statement, int count) throws SQLException {
    Rows rows = Rows.of(statement, statements.product());
    StringBuilder text = new StringBuilder("[\"q\",-1,");
    rows.describe(text);
    boolean more = rows.append(text, count);
    if (more) {
      cursors.put(cursor, rows);
    } else {
      Statements.close(statement);
    }
    return text.append(",null]").toString();
  }

  private String counted(Statement statement) throws SQLException {
    long count = statement.getLargeUpdateCount();
    StringBuilder text = new StringBuilder("[\"q\",").append(count).append(",null,null,false,");
    text.append(statements.key(statement, count > 0));
    Statements.close(statement);
    return text.append(']').toString();
  }

  /// `[session, sql, list of parameters]`
  String executeMany(Request request, Caller caller) throws SQLException {
    return alone(() -> {
      try (PreparedStatement prepared = connection.prepareStatement(request.text(1))) {
        caller.wayOut(() -> Statements.cancel(prepared));
        Binder binder = new Binder(prepared, statements.product());
        for (Node parameters : request.list(2)) {
          binder.bind(Request.list(parameters));
          prepared.addBatch();
        }
        long total = 0;
        for (int count : prepared.executeBatch()) {
          total = total < 0 || count < 0 ? -1 : total + count;
        }
        return Answers.value(total);
      }
    });
  }

  /// The next rows of a cursor.
  String fetch(int cursor, int count, Caller caller) throws SQLException {
    return alone(() -> {
      StringBuilder text = new StringBuilder("[\"q\",-1,null,");
      Rows rows = cursors.get(cursor);
      if (rows == null) {
        return text.append("[],false,null]").toString();
      }
      caller.wayOut(() -> Statements.cancel(rows.statement()));
      if (!rows.append(text, count)) {
        free(cursor);
      }
      return text.append(",null]").toString();
    });
  }

  /// Closes a cursor's rows, if it has any left.
  void free(int cursor) throws SQLException {
    Rows rows = cursors.remove(cursor);
    if (rows != null) {
      rows.statement().close();
    }
  }

  void commit() throws SQLException {
    connection.commit();
  }

  void rollback() throws SQLException {
    connection.rollback();
  }

  void setAutocommit(boolean whether) throws SQLException {
    connection.setAutoCommit(whether);
  }

  /// @param level of [Connection]'s, -1 for what it was at first
  void setIsolation(int level) throws SQLException {
    connection.setTransactionIsolation(level < 0 ? initially.isolation() : level);
  }

  /// Undoes what is not committed and gives the connection back as it came.
  void close() throws SQLException {
    lock.lock();
    try (connection) {
      for (Integer cursor : List.copyOf(cursors.keySet())) {
        free(cursor);
      }
      if (!connection.isClosed() && !connection.getAutoCommit()) {
        connection.rollback();
      }
      if (!connection.isClosed()) {
        connection.setTransactionIsolation(initially.isolation());
        connection.setAutoCommit(initially.autocommit());
      }
    } finally {
      lock.unlock();
    }
  }

  void closeQuietly() {
    try {
      close();
    } catch (SQLException e) {
      log.warn("a connection of '{}' could not be given back: {}", name, e.getMessage());
    }
  }

  /// Closes it, if need be while another thread uses it.
  void end() {
    if (lock.tryLock()) {
      try {
        closeQuietly();
      } finally {
        lock.unlock();
      }
      return;
    }
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("aborting a connection", e);
    }
  }
}
