package dev.krait.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.client.WsgiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The life of applications in a JVM that is another program's.
class WsgiApplicationTest {
  private static final Path APPS = Path.of("src/test/python-apps").toAbsolutePath();

  @TempDir Path folder;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static WsgiApplicationBuilder embedded() {
    return WsgiApplication.builder("embedded").directory(APPS);
  }

  @Test
  void twoServeBesideEachOtherAndOneAfterTheOther() {
    try (WsgiApplication first = embedded().environ("shop.name", "first").start()) {
      WsgiClient client = WsgiClient.of(first);
      try (WsgiApplication second = embedded().environ("shop.name", "second").start()) {
        assertThat(WsgiClient.of(second).get("/environ").text()).contains("shop.name='second'");
        assertThat(client.get("/environ").text()).contains("shop.name='first'");
      }
      assertThat(client.get("/hello").text()).isEqualTo("Grüße");
    }
    try (WsgiApplication again = embedded().start()) {
      assertThat(WsgiClient.of(again).get("/hello").status()).isEqualTo(200);
    }
  }

  @Test
  void countsAndLeavesTheProcessAsItWas() throws InterruptedException {
    String here = System.getProperty("user.dir");
    try (WsgiApplication application =
        embedded().name("counting").workers(2).threads(1).timeout(Duration.ofSeconds(9)).start()) {
      WsgiClient client = WsgiClient.of(application);

      assertThat(client.get("/where").text())
          .startsWith(here + "\n" + APPS + "\n")
          .contains("['embedded']");
      assertThat(client.get("/environ").text())
          .contains("wsgi.multithread'=False".replace("'", ""))
          .contains("wsgi.multiprocess=True");
      assertThat(application.ready()).isTrue();
      assertThat(application.compiles()).isFalse();
      await(() -> application.statistics().served() == 2);
      assertThat(application.statistics().pending()).isZero();
      assertThat(application).hasToString("WsgiApplication[counting]");
    }
  }

  @Test
  void closeWaitsForRequestsAndCutsOffThoseThatTakeTooLong() throws Exception {
    WsgiApplication application =
        embedded().environ("shop.release", folder.resolve("release").toString()).start();
    WsgiClient client = WsgiClient.of(application).tolerant();
    CompletableFuture<String> held =
        CompletableFuture.supplyAsync(() -> client.get("/hold").text(), threads);
    await(() -> application.statistics().pending() == 1);
    CompletableFuture<Void> closing = CompletableFuture.runAsync(application::close, threads);
    await(() -> !application.ready());

    assertThat(client.get("/hello").status()).isEqualTo(503);
    assertThat(closing).isNotDone();
    assertThat(held).isNotDone();

    Files.createFile(folder.resolve("release"));
    assertThat(held.get()).isEqualTo("held");
    closing.get();
    assertThat(application.close(Duration.ZERO)).isZero();
    assertThat(application.ready()).isFalse();
  }

  @Test
  void whatRunsForTooLongAtTheEndIsCutOff() throws Exception {
    WsgiApplication application = embedded().start();
    WsgiClient client = WsgiClient.of(application).tolerant();
    CompletableFuture<Integer> late =
        CompletableFuture.supplyAsync(() -> client.get("/sleep").status(), threads);
    await(() -> application.statistics().pending() == 1);

    assertThat(application.close(Duration.ofMillis(50))).isEqualTo(1);

    assertThat(late.get()).isEqualTo(503);
  }

  @Test
  void anApplicationThatDoesNotLoadSaysWhyWithItsTraceback() throws IOException {
    Files.writeString(folder.resolve("broken.py"), "import json\njson.loads('{')\n");
    WsgiApplication application = WsgiApplication.builder("broken").directory(folder).build();

    assertThatThrownBy(application::start)
        .isInstanceOfSatisfying(
            WsgiLoadException.class,
            e -> {
              assertThat(e).hasMessageContaining("'broken'");
              assertThat(e.traceback())
                  .startsWith("Traceback")
                  .contains("broken.py\", line 2", "JSONDecodeError");
            });
    assertThat(application.ready()).isFalse();
    assertThatThrownBy(application::start).isInstanceOf(IllegalStateException.class);
    assertThat(WsgiClient.of(application).tolerant().get("/").status()).isEqualTo(503);
  }

  @Test
  void aModuleThatIsNotThereIsNamed() {
    WsgiApplication application = WsgiApplication.builder("nosuch:app").directory(folder).build();

    assertThatThrownBy(application::start)
        .isInstanceOf(WsgiLoadException.class)
        .hasMessageContaining("nosuch");
  }

  @Test
  void startsOnceOnly() {
    WsgiApplication never = embedded().build();
    never.close();
    assertThatThrownBy(never::start)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is closed")
        .hasMessageContaining("build another one");
    try (WsgiApplication application = embedded().start()) {
      assertThatThrownBy(application::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("it is started already");
    }
  }

  @Test
  void beforeItsStartItAnswersThatItIsNotThere() {
    WsgiApplication application = embedded().build();

    assertThat(application.ready()).isFalse();
    assertThat(application.statistics().served()).isZero();
    assertThat(WsgiClient.of(application).tolerant().get("/hello").status()).isEqualTo(503);
    assertThatThrownBy(application::calls).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(application::reload)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("it is not started");
  }

  @Test
  void saysEverythingThatIsWrongAtOnce() {
    WsgiApplicationBuilder wrong =
        embedded()
            .workers(0)
            .directory(folder.resolve("none"))
            .timeout(Duration.ofSeconds(-1))
            .option("bind", "0.0.0.0:80")
            .option("max-heep", "1g");

    assertThatThrownBy(wrong::build)
        .isInstanceOf(WsgiConfigException.class)
        .hasMessageContaining("workers(…): '0' is not a whole number from 1 to 1000")
        .hasMessageContaining("directory(…)")
        .hasMessageContaining("does not exist")
        .hasMessageContaining("timeout(…): '-1'")
        .hasMessageContaining("option(\"bind\", …): 'bind' is no setting of an application")
        .hasMessageContaining("did you mean 'max-heap'?");
    assertThatThrownBy(() -> WsgiApplication.builder(" ").build())
        .isInstanceOf(WsgiConfigException.class)
        .hasMessageContaining("is not the name of an application");
  }

  @Test
  void takesEveryKindOfSetting() {
    WsgiApplicationBuilder all =
        embedded()
            .path(folder, APPS)
            .venv(folder.resolve("venv"))
            .queue(10, Duration.ofMillis(1500))
            .requestDeadline(Duration.ofMinutes(2))
            .gracefulTimeout(Duration.ZERO)
            .environmentVariable("SHOP", "a=b")
            .conformance(Conformance.STRICT)
            .option("max-requests", "1000")
            .sandbox(folder);

    assertThat(all.build().toString()).isEqualTo("WsgiApplication[embedded]");
    assertThat(List.of(Conformance.values())).hasSize(3);
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      Thread.sleep(5);
    }
  }
}
