package dev.krait.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of connections.
class DatabasesTest {
  /// A thread of the application's own.
  private static final class Background implements Caller {
    @Override
    public boolean serving() {
      return false;
    }

    @Override
    public void wayOut(Runnable way) {}
  }

  private static <T> T answering(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private final JdbcConnectionPool pool = JdbcConnectionPool.create("jdbc:h2:mem:", "", "");

  @AfterEach
  void dispose() {
    pool.dispose();
  }

  @Test
  void allAreGivenBackAtTheEnd() {
    Databases databases = new Databases(_ -> Optional.of(pool));
    assertThat(databases.query("connect", "[\"l\",\"orders\"]", new Background()))
        .startsWith("[\"v\",[\"l\",1,\"H2\",");

    databases.close();

    assertThat(pool.getActiveConnections()).isZero();
  }

  @Test
  void oneThatIsOpenedAtTheEndIsGivenBackAtOnce() {
    AtomicReference<Databases> itself = new AtomicReference<>();
    Databases databases =
        new Databases(_ -> {
          itself.get().close();
          return Optional.of(pool);
        });
    itself.set(databases);

    String answer = databases.query("connect", "[\"l\",\"orders\"]", new Background());

    assertThat(answer).contains("the interpreter ends").endsWith("\"08003\"]]");
    assertThat(pool.getActiveConnections()).isZero();
    assertThat(databases.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"getTransactionIsolation", "getDatabaseProductVersion"})
  void oneWhoseDriverFailsIsGivenBack(String call) {
    Databases databases = new Databases(_ -> Optional.of(breakingAt(call)));

    assertThat(databases.query("connect", "[\"l\",\"orders\"]", new Background()))
        .contains("the driver is broken");
    assertThat(pool.getActiveConnections()).isZero();
  }

  private DataSource breakingAt(String call) {
    return answering(
        DataSource.class, (_, _, _) -> breaking(Connection.class, pool.getConnection(), call));
  }

  private static <T> T breaking(Class<T> type, Object real, String call) {
    return answering(
        type,
        (_, method, arguments) -> {
          if (method.getName().equals(call)) {
            throw new IllegalStateException("the driver is broken");
          }
          Object result = method.invoke(real, arguments);
          return result instanceof DatabaseMetaData
              ? breaking(DatabaseMetaData.class, result, call)
              : result;
        });
  }
}
