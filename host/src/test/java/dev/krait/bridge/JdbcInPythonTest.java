package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.interpreter.Job;
import dev.krait.services.Service;
import dev.krait.services.Services;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `krait.jdbc` on GraalPy, on H2 and its pool.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JdbcInPythonTest {
  private static final String FUNCTIONS =
      """
      import datetime, decimal, uuid
      import krait, krait.jdbc

      kept = []

      def types(environ):
          values = {
              "BOOLEAN": True, "SMALLINT": -7, "BIGINT": 2**62, "DOUBLE PRECISION": 1.5, "NUMERIC(9, 2)": decimal.Decimal("1.50"),
              "VARCHAR(9)": "Gr\\xfc\\xdfe", "CLOB": "long", "VARBINARY(9)": b"\\0\\xff", "UUID": uuid.UUID(int=7),
              "DATE": datetime.date(2026, 11, 28), "TIME(6)": datetime.time(1, 2, 3, 4), "TIMESTAMP": datetime.datetime(2026, 1, 2, 3, 4, 5, 6),
              "TIMESTAMP WITH TIME ZONE": datetime.datetime(2026, 1, 2, tzinfo=datetime.timezone.utc),
              "INTEGER ARRAY": [1, None, 2], "INTERVAL DAY TO SECOND": datetime.timedelta(days=1, seconds=2),
          }
          with krait.jdbc.connect("orders") as connection:
              for sql, value in values.items():
                  for given in (value, None):
                      cursor = connection.execute(f"SELECT CAST(%s AS {sql}) AS it", (given,))
                      (got,) = cursor.fetchone()
                      assert got == given and type(got) is type(given), (sql, got, given)
                      assert cursor.description[0][0] == "IT", cursor.description
          return "done"

      def transactions(environ):
          with krait.jdbc.connect("orders") as connection:
              cursor = connection.execute("INSERT INTO line (sku, quantity) VALUES (%(sku)s, %(n)s)", {"sku": "a", "n": 1})
              assert (cursor.rowcount, cursor.lastrowid) == (1, 1), (cursor.rowcount, cursor.lastrowid)
          try:
              with krait.jdbc.connect("orders") as connection:
                  connection.execute("INSERT INTO line (sku, quantity) VALUES ('b', 2)")
                  connection.execute("INSERT INTO line (sku, quantity) VALUES ('a', 2)")
          except krait.jdbc.IntegrityError as error:
              assert error.sqlstate == "23505", error.sqlstate
          connection = krait.jdbc.connect("orders")
          connection.execute("INSERT INTO line (sku, quantity) VALUES ('c', 2)")
          connection.close()
          return count(environ)

      def count(environ):
          with krait.jdbc.connect("orders") as connection:
              return connection.execute("SELECT count(*) FROM line").fetchone()[0]

      def many(environ):
          with krait.jdbc.connect("orders") as connection:
              cursor = connection.cursor()
              cursor.executemany("INSERT INTO line (sku, quantity) VALUES (%s, %s)", [(f"s{n}", n) for n in range(5000)])
              assert cursor.rowcount == 5000
              cursor.execute("SELECT quantity FROM line ORDER BY quantity")
              rows = cursor.fetchmany(10) + [cursor.fetchone()] + list(cursor)
              assert rows == [(n,) for n in range(5000)]
              return "done"

      def wrong(environ):
          with krait.jdbc.connect("orders") as connection:
              connection.execute("SELECT nothing FROM nowhere")

      def unknown(environ):
          krait.jdbc.connect("stock")

      def forget(environ):
          connection = krait.jdbc.connect("orders")
          connection.execute("INSERT INTO line (sku, quantity) VALUES ('forgotten', 1)")
          kept.append(connection)
          return "kept"

      def forgotten(environ):
          kept[-1].execute("SELECT 1")

      def forgotten_closed(environ):
          kept.pop().close()
          return "closed"

      def slow(environ):
          connection = krait.jdbc.connect("orders")
          krait.services["started"].run()
          connection.execute("SELECT count(*) FROM system_range(1, 10000000000) WHERE mod(x, 3) = 1")
      """;

  @TempDir private static Path folder = Path.of("set by JUnit");
  private final JdbcConnectionPool pool =
      JdbcConnectionPool.create("jdbc:h2:mem:orders;DB_CLOSE_DELAY=-1", "", "");
  private final CompletableFuture<Void> started = new CompletableFuture<>();
  private PythonApplication application;

  @BeforeAll
  void load() {
    pool.setMaxConnections(3);
    Services services =
        Services.of(
            List.of(
                Service.of("orders", DataSource.class, pool),
                Service.of("started", Runnable.class, () -> started.complete(null))));
    application = new PythonApplication(folder, FUNCTIONS, services, true);
  }

  @AfterAll
  void close() {
    application.close();
    assertThat(pool.getActiveConnections()).isZero();
    pool.dispose();
  }

  @BeforeEach
  void emptyTable() throws SQLException {
    try (Connection connection = pool.getConnection()) {
      boolean _ =
          connection
              .createStatement()
              .execute(
                  "DROP TABLE IF EXISTS line; CREATE TABLE line (id INT GENERATED BY DEFAULT AS IDENTITY,"
                      + " sku VARCHAR(20) UNIQUE, quantity INT)");
    }
  }

  @Test
  void valuesKeepTheirTypes() {
    assertThat(application.ask("types")).isEqualTo("done");
  }

  @Test
  void onlyWhatIsCommittedStays() {
    assertThat(application.ask("transactions")).isEqualTo("1");
    assertThat(pool.getActiveConnections()).isZero();
  }

  @Test
  void manyRowsInAndOut() {
    assertThat(application.ask("many")).isEqualTo("done");
  }

  @Test
  void errorsAreThoseOfTheStandard() {
    assertThat(application.ask("wrong"))
        .startsWith("ProgrammingError: Table \"NOWHERE\" not found");
    assertThat(application.ask("unknown"))
        .startsWith("ProgrammingError: no data source is named 'stock'; allowed are");
  }

  @Test
  void whatARequestForgetsIsUndoneAndGivenBack() {
    assertThat(application.ask("forget")).isEqualTo("kept");

    assertThat(pool.getActiveConnections()).isZero();
    assertThat(application.ask("count")).isEqualTo("0");
    assertThat(application.ask("forgotten"))
        .startsWith("OperationalError: the connection is closed: it ended with the request");
    assertThat(application.ask("forgotten_closed")).isEqualTo("closed");
  }

  @Test
  void aDeadlineCancelsAStatement() throws InterruptedException {
    CountingExchange exchange = new CountingExchange("/slow", "");
    Thread thread =
        Thread.ofPlatform()
            .start(() -> {
              var _ = application.served(exchange);
            });
    started.orTimeout(60, TimeUnit.SECONDS).join();

    application.interpreter().intervention(thread, new Job.Request(exchange)).interrupt();
    thread.join();

    assertThat(exchange.sent()).isEmpty();
    assertThat(pool.getActiveConnections()).isZero();
  }
}
