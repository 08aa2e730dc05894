package dev.krait.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// `krait.jdbc` and SQLAlchemy over a pool of `[datasource]`, on a real PostgreSQL.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatasourceIT {
  private static final Path JARS = Paths.REPOSITORY.resolve("integration-tests/target/drivers");

  @TempDir private static Path folder = Path.of("set by JUnit");
  private PostgresCluster postgres;
  private Server server;

  @BeforeAll
  void start() throws IOException {
    postgres = PostgresCluster.start();
    Files.copy(Paths.FIXTURES.resolve("stock.py"), folder.resolve("stock.py"));
    Files.writeString(folder.resolve("secret"), postgres.password() + "\n");
    Files.writeString(
        folder.resolve("krait.toml"),
        """
        java-path = ["%s"]
        pythonpath = ["%s"]
        timeout = 20

        [datasource.stock]
        url = "%s"
        user = "notes"
        password-file = "secret"
        pool-size = 2
        """
            .formatted(JARS, Environments.sqlalchemy(), postgres.jdbcUrl()));
    server =
        Server.krait(
            folder, Map.of("KRAIT_JIT", "off"), List.of("serve", "-b", "127.0.0.1:0", "stock:app"));
  }

  @AfterAll
  void stop() {
    server.close();
    postgres.close();
  }

  private void assertDone(String target) throws IOException {
    RawHttp.Answer answer = RawHttp.get(server.port(), target);
    assertThat(answer.body()).as(server.log()).endsWith("done");
  }

  @Test
  void valuesKeepTheirTypes() throws IOException {
    assertDone("/types");
  }

  @Test
  void transactionsHoldAndRowsComeInBatches() throws IOException {
    assertDone("/transactions");
    assertThat(postgres.query("SELECT count(*) FROM line")).isEqualTo("3000");
  }

  @Test
  void sqlAlchemyWorks() throws IOException {
    assertDone("/sqlalchemy");
  }

  @Test
  void aStatementOfARequestThatTakesTooLongIsCancelled() throws IOException {
    assertThat(RawHttp.get(server.port(), "/slow").status()).isEqualTo(504);

    Await.until(
        "the statement is gone and its connection given back",
        () ->
            server.log().contains("GET /slow has left a connection of 'stock' open")
                && postgres
                    .query(
                        "SELECT count(*) FROM pg_stat_activity WHERE query LIKE '%pg_sleep(3%'"
                            + " AND state = 'active' AND pid <> pg_backend_pid()")
                    .equals("0"));
    assertDone("/types");
  }

  @Test
  void passwordsAreNotShown() throws Exception {
    Shell shown =
        Shell.krait(folder, Map.of("KRAIT_JIT", "off"), "serve", "--print-config", "stock:app");

    assertThat(shown.output()).contains("datasource = [\"stock=jdbc:postgresql:");
    assertThat(shown.output() + shown.log() + server.log()).doesNotContain(postgres.password());
  }
}
