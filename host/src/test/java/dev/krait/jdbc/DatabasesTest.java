package dev.krait.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

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

  @Test
  void oneWhoseDriverFailsIsGivenBack() {
    DataSource broken =
        answering(
            DataSource.class,
            (_, _, _) -> {
              Connection real = pool.getConnection();
              return answering(
                  Connection.class,
                  (_, method, arguments) -> {
                    if (method.getName().equals("getTransactionIsolation")) {
                      throw new IllegalStateException("the driver is broken");
                    }
                    return method.invoke(real, arguments);
                  });
            });
    Databases databases = new Databases(_ -> Optional.of(broken));

    assertThat(databases.query("connect", "[\"l\",\"orders\"]", new Background()))
        .contains("the driver is broken");
    assertThat(pool.getActiveConnections()).isZero();
  }
}
