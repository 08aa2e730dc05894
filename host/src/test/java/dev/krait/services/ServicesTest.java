package dev.krait.services;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/// What can be offered, and called.
class ServicesTest {
  /// What is offered.
  public interface Shop {
    String find(String sku);

    String find(int id);

    default int sum(int first, int... more) {
      return first + Arrays.stream(more).sum();
    }

    @SuppressWarnings("unchecked") // an application gives what it likes anyway
    default int longest(List<String>... several) {
      return Arrays.stream(several).mapToInt(List::size).max().orElse(0);
    }

    Object broken() throws IOException;

    static String never() {
      return "static";
    }
  }

  /// With more than is offered.
  public static final class OwnShop implements Shop {
    @Override
    public String find(String sku) {
      return "sku " + sku;
    }

    @Override
    public String find(int id) {
      return "id " + id;
    }

    @Override
    public Object broken() throws IOException {
      throw new IOException("no shop", new IllegalStateException());
    }

    public String secret() {
      return "secret";
    }
  }

  /// Has methods, but none that may be called.
  public static class Closed {
    void hidden() {}

    @Override
    public String toString() {
      return "closed";
    }
  }

  private static final Services SHOP =
      Services.of(List.of(Service.of("shop", Shop.class, new OwnShop())));

  private static String call(String method, String arguments) {
    return SHOP.call("shop", method, arguments);
  }

  @Test
  void callsTheOverloadThatFits() {
    assertThat(call("find", "[\"l\",\"a\"]")).isEqualTo("[\"v\",\"sku a\"]");
    assertThat(call("find", "[\"l\",7]")).isEqualTo("[\"v\",\"id 7\"]");
    assertThat(call("sum", "[\"l\",7]")).isEqualTo("[\"v\",7]");
    assertThat(call("sum", "[\"l\",7,8,9]")).isEqualTo("[\"v\",24]");
    assertThat(call("longest", "[\"l\",[\"l\",\"a\"],[\"l\"]]")).isEqualTo("[\"v\",1]");
  }

  @Test
  void nothingElseCanBeCalled() {
    for (String method :
        List.of("secret", "never", "getClass", "toString", "hashCode", "wait", "notify", "")) {
      assertThat(call(method, "[\"l\"]")).as(method).startsWith("[\"x\",\"AttributeError\"");
    }
    assertThat(SHOP.call("other", "find", "[\"l\"]")).startsWith("[\"x\",\"AttributeError\"");
  }

  @Test
  void wrongArgumentsAreExplained() {
    assertThat(call("find", "[\"l\"]"))
        .startsWith("[\"x\",\"TypeError\",\"the call of shop.find: got 0 arguments; allowed is")
        .contains("find(String) -> String");
    assertThat(call("sum", "[\"l\",\"a\"]")).contains("argument 1 got 'a' of type str");
    assertThat(call("find", "[\"l\",null,1]")).contains("got 2 arguments");
    assertThat(call("find", "[\"l\",1.5]")).contains("fit none of", "got 1.5 of type float");
    assertThat(call("sum", "[\"l\",3000000000]")).startsWith("[\"x\",\"OverflowError\"");
    assertThat(call("sum", "garbage")).startsWith("[\"e\",[\"ValueError\"");
  }

  @Test
  void whatIsThrownHasItsCauses() {
    assertThat(call("broken", "[\"l\"]"))
        .isEqualTo(
            "[\"e\",[\"OSError\",\"java.io.IOException\",\"no shop\",\"\"],"
                + "[\"\",\"java.lang.IllegalStateException\",\"\",\"\"]]");
  }

  @Test
  void whatCannotBeOfferedIsRefused() {
    assertThatThrownBy(() -> new Service("a", Shop.class, "text"))
        .hasMessageContaining("'a' is a java.lang.String, which is no " + Shop.class.getName());
    assertThatThrownBy(() -> Service.of("a", Closed.class, new Closed()))
        .hasMessageContaining("no public methods of its own");
    assertThatThrownBy(() -> Service.of(" ", Shop.class, new OwnShop()))
        .hasMessageContaining("cannot be named ' '");
    Service shop = Service.of("shop", Shop.class, new OwnShop());
    assertThatThrownBy(() -> Services.of(List.of(shop, shop)))
        .hasMessageContaining("two services are named 'shop'");
  }

  @Test
  void whatEveryObjectHasIsNotOffered() {
    Services sorting =
        Services.of(List.of(Service.of("by", Comparator.class, Comparator.naturalOrder())));

    assertThat(sorting.described()).contains("compare").doesNotContain("equals");
    assertThat(sorting.call("by", "compare", "[\"l\",\"a\",\"b\"]")).isEqualTo("[\"v\",-1]");
  }

  @Test
  void lambdasOfPackagesThatAreNotPublicCanBeCalled() {
    Services job = Services.of(List.of(Service.of("job", Callable.class, () -> null)));

    assertThat(job.call("job", "call", "[\"l\"]")).isEqualTo("[\"v\",null]");
  }
}
