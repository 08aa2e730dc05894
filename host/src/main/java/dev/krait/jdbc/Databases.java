package dev.krait.jdbc;

import dev.krait.values.Answers;
import dev.krait.values.ConversionException;
import dev.krait.values.Values;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connections of one interpreter. Any thread; each connection's calls wait for one another.
public final class Databases implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger("krait.jdbc");

  private final Function<String, Optional<DataSource>> sources;
  private final Map<Integer, Session> sessions = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private volatile boolean closed;

  /// @param sources by the names they are offered under
  public Databases(Function<String, Optional<DataSource>> sources) {
    this.sources = sources;
  }

  /// Does one operation and waits for it.
  ///
  /// @param arguments a list, as Python wrote it
  /// @return the answer for `krait.jdbc`
  public String query(String operation, String arguments, Caller caller) {
    try {
      return answer(operation, new Request(Values.readAll(arguments)), caller);
    } catch (SQLException e) {
      return Answers.failure(e);
    } catch (ConversionException e) {
      return Answers.refusal("TypeError", e.text());
    } catch (RuntimeException e) {
      log.debug("a database driver failed", e);
      return Answers.failure(e);
    }
  }

  private String answer(String operation, Request request, Caller caller) throws SQLException {
    if (operation.equals("connect")) {
      return connect(request.text(0), caller);
    }
    Session session = session(request.number(0));
    return switch (operation) {
      case "execute" -> session.execute(request, caller);
      case "many" -> session.executeMany(request, caller);
      case "fetch" -> session.fetch(request.number(1), request.number(2), caller);
      default -> {
        caller.wayOut(Databases::letItEnd); // half a commit is none
        yield session.alone(() -> end(operation, session, request));
      }
    };
  }

  private static void letItEnd() {}

  private String end(String operation, Session session, Request request) throws SQLException {
    switch (operation) {
      case "free" -> session.free(request.number(1));
      case "commit" -> session.commit();
      case "rollback" -> session.rollback();
      case "autocommit" -> session.setAutocommit(request.truth(1));
      case "isolation" -> session.setIsolation(request.number(1));
      case "close" -> {
        sessions.remove(request.number(0));
        session.close();
      }
      default -> throw new IllegalArgumentException("no such operation: " + operation);
    }
    return Answers.value(null);
  }

  private String connect(String name, Caller caller) throws SQLException {
    DataSource source =
        sources
            .apply(name)
            .orElseThrow(() ->
                ConversionException.of(
                    "no data source is named '%s'; allowed are services that are a".formatted(name)
                        + " javax.sql.DataSource; offer it, or use the name of one that is"));
    Connection connection = source.getConnection();
    Optional<Thread> owner =
        caller.serving() ? Optional.of(Thread.currentThread()) : Optional.empty();
    int number = numbers.incrementAndGet();
    Session session = Session.of(name, connection, owner);
    sessions.put(number, session);
    if (closed) { // meanwhile, by another thread, which may have missed this one
      close();
      throw new SQLNonTransientConnectionException(
          "no connection can be opened any more: the interpreter ends", "08003");
    }
    return Answers.value(List.of(number, session.product(), session.version()));
  }

  private Session session(int number) throws SQLException {
    Session session = sessions.get(number);
    if (session == null) {
      throw new SQLNonTransientConnectionException(
          "the connection is closed: it ended with the request that opened it", "08003");
    }
    return session;
  }

  /// Whether there are no connections.
  public boolean isEmpty() {
    return sessions.isEmpty();
  }

  /// Closes what the calling thread's request has left open.
  ///
  /// @param work the request, for the log
  public void endOf(String work) {
    sessions.forEach((number, session) -> {
      if (session.isOf(Thread.currentThread()) && sessions.remove(number, session)) {
        log.warn(
            "{} has left a connection of '{}' open; what it had not committed is undone and the"
                + " connection given back; close connections, or use them in a with statement",
            work,
            session.name());
        session.closeQuietly();
      }
    });
  }

  /// Closes all; those in use are cut off. No more can be opened.
  @Override
  public void close() {
    closed = true;
    sessions.forEach((number, session) -> {
      if (sessions.remove(number, session)) {
        session.end();
      }
    });
  }
}
