package dev.krait.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.krait.calls.PythonCalls;
import dev.krait.calls.PythonException;
import dev.krait.interpreter.InterpreterPool;
import dev.krait.interpreter.PoolSettings;
import dev.krait.services.Service;
import dev.krait.services.Services;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Python functions as a Java program sees them.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CallsInPythonTest {
  private static final String FUNCTIONS =
      """
      import dataclasses, datetime, decimal
      import krait

      @dataclasses.dataclass
      class Quote:
          sku: str
          price: decimal.Decimal
          until: datetime.date

      class Prices:
          def of(self, sku):
              return 7

      prices = Prices()

      def greet(name):
          return f"hello {name}"

      def loop():
          while True:
              pass

      def shout(text):
          return krait.services["upper"].apply(text)
      """;

  private static final String PRICING =
      """
      from shop import Quote
      import datetime, decimal

      class NoPrice(Exception):
          pass

      def quote(order):
          if order.quantity > 9:
              try:
                  order.missing
              except AttributeError as error:
                  raise NoPrice("too many") from error
          return Quote(order.sku, decimal.Decimal("1.50") * order.quantity, datetime.date(2026, 11, 28))

      def nothing():
          return None

      def strange():
          return object()

      def total(orders, extra=0):
          return sum(order.quantity for order in orders) + extra
      """;

  /// What Python gets.
  public record Order(String sku, int quantity) {}

  /// What Python gives.
  public record OrderQuote(String sku, BigDecimal price, LocalDate until) {}

  /// A module's functions.
  public interface Pricing {
    OrderQuote quote(Order order);

    Optional<String> nothing();

    int total(List<Order> orders, int extra);

    default int both(Order order) {
      return total(List.of(order, order), 0);
    }
  }

  /// A function of the application's that does not end.
  public interface Slow {
    void loop();
  }

  @TempDir private static Path folder = Path.of("set by JUnit");
  private PythonInterpreterFactory factory;
  private InterpreterPool pool;
  private PythonCalls calls;

  @BeforeAll
  void start() throws Exception {
    Files.writeString(folder.resolve("pricing.py"), PRICING);
    Files.writeString(folder.resolve("broken.py"), "1 / 0\n");
    UnaryOperator<String> upper = text -> text.toUpperCase(java.util.Locale.ROOT);
    Services services = Services.of(List.of(Service.of("upper", UnaryOperator.class, upper)));
    factory =
        new PythonInterpreterFactory(
            PythonApplication.settings(folder, FUNCTIONS, services, false));
    Duration minute = Duration.ofMinutes(1);
    pool =
        new InterpreterPool(
            new PoolSettings(
                new PoolSettings.Size(1, 2),
                new PoolSettings.Queue(10, minute),
                new PoolSettings.Deadlines(Duration.ofSeconds(2), minute, minute, 9),
                new PoolSettings.Recycling(0, 0),
                new PoolSettings.Life(minute, Duration.ofSeconds(5), 3)),
            factory);
    pool.start();
    calls = new PythonCalls(pool::accept);
  }

  @AfterAll
  void stop() throws InterruptedException {
    int _ = pool.drain(Duration.ofMinutes(1));
    factory.close();
  }

  @Test
  void valuesGoInAndOut() throws TimeoutException {
    assertThat(calls.call("greet", "Ada")).isEqualTo("hello Ada");
    assertThat(calls.call("prices.of", "a")).isEqualTo(7);
    assertThat(calls.call(Long.class, "shop:prices.of", "a")).isEqualTo(7L);
    assertThat(calls.call(int.class, "shop:prices.of", "a")).isEqualTo(7);
    assertThat(calls.call("pricing:nothing")).isNull();
    assertThat(calls.call("pricing:quote", new Order("a", 2)))
        .isEqualTo(
            Map.of(
                "sku", "a", "price", new BigDecimal("3.00"), "until", LocalDate.of(2026, 11, 28)));
    assertThat(calls.call(OrderQuote.class, "pricing:quote", new Order("a", 2)))
        .isEqualTo(new OrderQuote("a", new BigDecimal("3.00"), LocalDate.of(2026, 11, 28)));
  }

  @Test
  void aModuleIsAnObject() {
    Pricing pricing = calls.python(Pricing.class, "pricing");

    assertThat(pricing.quote(new Order("b", 1)).sku()).isEqualTo("b");
    assertThat(pricing.nothing()).isEmpty();
    assertThat(pricing.total(List.of(new Order("a", 1), new Order("b", 2)), 4)).isEqualTo(7);
    assertThat(pricing.both(new Order("a", 3))).isEqualTo(6);
    assertThat(pricing.toString()).isEqualTo("Pricing of Python's 'pricing'");
    assertThat(pricing).isEqualTo(calls.python(Pricing.class, "pricing"));
  }

  @Test
  void whatPythonRaisesIsAJavaException() {
    assertThatThrownBy(() -> calls.call("pricing:quote", new Order("a", 10)))
        .isInstanceOfSatisfying(
            PythonException.class,
            e -> {
              assertThat(e).hasMessage("pricing.NoPrice: too many");
              assertThat(e.type()).isEqualTo("pricing.NoPrice");
              assertThat(e.text()).isEqualTo("too many");
              assertThat(e.traceback())
                  .startsWith("Traceback (most recent call last):\n  File \"" + folder)
                  .contains("has no attribute 'missing'", "in quote")
                  .doesNotContain("krait_bridge");
            });
    assertThatThrownBy(() -> calls.call("greet"))
        .isInstanceOf(PythonException.class)
        .hasMessageStartingWith("TypeError: greet() missing 1 required positional argument");
    assertThatThrownBy(() -> calls.call("broken:any"))
        .isInstanceOf(PythonException.class)
        .hasMessageStartingWith("ZeroDivisionError");
  }

  @Test
  void whatCannotBeCalledIsExplained() {
    assertThatThrownBy(() -> calls.call("gret", "Ada"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "'gret' cannot be called: 'gret' is not in the module shop; allowed");
    assertThatThrownBy(() -> calls.call("prising:quote"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no module 'prising'");
    assertThatThrownBy(() -> calls.call("shop:prices"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("it is of type Prices");
  }

  @Test
  void whatCannotCrossIsExplained() {
    assertThatThrownBy(() -> calls.call("greet", new Object()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("java.lang.Object, which Python has nothing like");
    assertThatThrownBy(() -> calls.call("pricing:strange"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("the result of pricing:strange: a value of type builtins.object");
    assertThatThrownBy(() -> calls.call(Integer.class, "greet", "Ada"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("got 'hello Ada' of type str; allowed is an int");
  }

  @Test
  void aCallThatTakesTooLongIsStopped() throws TimeoutException {
    assertThatThrownBy(() -> calls.call("loop")).isInstanceOf(TimeoutException.class);
    assertThatThrownBy(() -> calls.python(Slow.class, "").loop())
        .isInstanceOf(CompletionException.class)
        .hasCauseInstanceOf(TimeoutException.class);

    assertThat(calls.call("greet", "Ada")).isEqualTo("hello Ada");
  }

  @Test
  void aFunctionCanCallAService() throws TimeoutException {
    assertThat(calls.call("shout", "quiet")).isEqualTo("QUIET");
  }
}
