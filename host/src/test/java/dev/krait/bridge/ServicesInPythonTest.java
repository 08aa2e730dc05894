package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.krait.interpreter.Job;
import dev.krait.services.Service;
import dev.krait.services.Services;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Java objects as an application on GraalPy sees them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServicesInPythonTest {
  private static final String FUNCTIONS =
      """
      import datetime, decimal, uuid
      import krait

      LOADED = list(krait.services)

      def orders(environ):
          return environ["krait.services"]["orders"]

      def same(environ):
          return LOADED, krait.services is environ["krait.services"]

      def quote(environ):
          quote = orders(environ).quote({"sku": "a", "quantity": 3})
          assert type(quote.price) is decimal.Decimal, quote
          assert type(quote.valid) is datetime.timedelta and type(quote.until) is datetime.date
          assert quote.at.tzinfo is datetime.timezone.utc and type(quote.id) is uuid.UUID
          assert type(quote.seal) is bytes and quote.seal == bytes(range(256))
          return quote.line, quote.price, quote.note, quote.until, quote.stock

      def echo(environ):
          for value in [None, True, 1, 2**62, 1.5, "Gr\\xfc\\xdfe \\U0001f40d", [1, None], {"a": 1}, {1}]:
              again = orders(environ).echo(value)
              assert again == value and type(again) is type(value), (value, again)
          return "done"

      def missing(environ):
          try:
              orders(environ).find("a")
          except LookupError as error:
              import traceback
              assert "orders(environ).find" in traceback.format_exc()
              return type(error).__name__, error.java_class, error.message, str(error.__cause__)

      def wrong(environ):
          return orders(environ).find(7)

      def unknown(environ):
          return orders(environ).getClass()

      def members(environ):
          return dir(orders(environ)), krait.services["orders"].find.__doc__

      def blocked(environ):
          orders(environ).block()

      def patient(environ):
          try:
              orders(environ).block()
          except krait.JavaError as error:
              orders(environ).note(error.java_class)
              raise
          finally:
              orders(environ).note("finally")

      def release(environ):
          return orders(environ).release()
      """;

  /// A line of an order.
  public record Line(String sku, int quantity) {}

  /// With a field of each kind.
  @SuppressWarnings("ArrayRecordComponent") // bytes are what is tried
  public record Quote(
      Line line,
      BigDecimal price,
      Optional<String> note,
      Duration valid,
      LocalDate until,
      Instant at,
      UUID id,
      byte[] seal,
      Map<String, List<Integer>> stock) {}

  /// The service.
  public interface Orders {
    Quote quote(Line line);

    Object echo(Object value);

    String find(String sku);

    void block() throws InterruptedException;

    void release();

    void note(String text);
  }

  /// The service's implementation, with more to it.
  public static final class Shop implements Orders {
    private volatile CountDownLatch blocking = new CountDownLatch(1);
    private volatile CompletableFuture<Void> blocked = new CompletableFuture<>();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    @Override
    public Quote quote(Line line) {
      byte[] seal = new byte[256];
      for (int i = 0; i < seal.length; i++) {
        seal[i] = (byte) i;
      }
      return new Quote(
          line,
          new BigDecimal("1.50"),
          Optional.empty(),
          Duration.ofMinutes(1),
          LocalDate.of(2026, 11, 28),
          Instant.EPOCH,
          new UUID(0, 1),
          seal,
          Map.of("here", List.of(1)));
    }

    @Override
    public Object echo(Object value) {
      return value;
    }

    @Override
    public String find(String sku) {
      throw new NoSuchElementException("no " + sku, new IllegalStateException("closed"));
    }

    @Override
    public void block() throws InterruptedException {
      blocked.complete(null);
      blocking.await();
    }

    @Override
    public void release() {
      blocking.countDown();
    }

    @Override
    public void note(String text) {
      notes.add(text);
    }
  }

  @TempDir private static Path folder = Path.of("set by JUnit");
  private final Shop shop = new Shop();
  private PythonApplication application;

  @BeforeAll
  void load() {
    Services services = Services.of(List.of(Service.of("orders", Orders.class, shop)));
    application = new PythonApplication(folder, FUNCTIONS, services, false);
  }

  @AfterAll
  void close() {
    application.close();
  }

  @Test
  void servicesAreThereWhileTheApplicationIsLoaded() {
    assertThat(application.ask("same")).isEqualTo("(['orders'], True)");
  }

  @Test
  void valuesArriveAsPythonsOwn() {
    assertThat(application.ask("quote"))
        .isEqualTo(
            "(Line(sku='a', quantity=3), Decimal('1.50'), None, datetime.date(2026, 11, 28),"
                + " {'here': [1]})");
    assertThat(application.ask("echo")).isEqualTo("done");
  }

  @Test
  void whatJavaThrowsIsAPythonException() {
    assertThat(application.ask("missing"))
        .isEqualTo(
            "('JavaLookupError', 'java.util.NoSuchElementException', 'no a',"
                + " 'java.lang.IllegalStateException: closed')");
  }

  @Test
  void wrongCallsAreExplained() {
    assertThat(application.ask("wrong"))
        .startsWith("TypeError: the call of orders.find: argument 1 got 7 of type int; allowed");
    assertThat(application.ask("unknown"))
        .startsWith("AttributeError: the service 'orders' has no method 'getClass'; ");
    assertThat(application.ask("members"))
        .isEqualTo(
            "(['block', 'echo', 'find', 'note', 'quote', 'release'], 'find(String) -> String')");
  }

  @Test
  void aServiceThatWaitsHoldsNobodyUp() {
    shop.blocking = new CountDownLatch(1);
    shop.blocked = new CompletableFuture<>();
    CompletableFuture<String> waiting = elsewhere("blocked");
    soon(shop.blocked);

    assertThat(application.ask("release")).isEqualTo("None");
    assertThat(soon(waiting)).isEqualTo("None");
  }

  @Test
  void aDeadlineInterruptsAServiceThatWaits() {
    shop.blocking = new CountDownLatch(1);
    shop.blocked = new CompletableFuture<>();
    CountingExchange exchange = new CountingExchange("/patient", "");
    CompletableFuture<Thread> thread = new CompletableFuture<>();
    CompletableFuture<Boolean> done =
        CompletableFuture.supplyAsync(
            () -> {
              thread.complete(Thread.currentThread());
              return application.served(exchange);
            },
            task -> Thread.ofPlatform().start(task));
    soon(shop.blocked);

    application.interpreter().intervention(soon(thread), new Job.Request(exchange)).interrupt();

    assertThat(soon(done)).as("the flag is left").isFalse();
    assertThat(exchange.sent()).isEmpty();
    assertThat(shop.notes).contains("finally");
  }

  private CompletableFuture<String> elsewhere(String function) {
    CountingExchange exchange = new CountingExchange("/" + function, "");
    return CompletableFuture.supplyAsync(
        () -> {
          var _ = application.served(exchange);
          return exchange.sent();
        },
        task -> Thread.ofPlatform().start(task));
  }

  private static <T> T soon(CompletableFuture<T> future) {
    return future.orTimeout(60, TimeUnit.SECONDS).join();
  }
}
