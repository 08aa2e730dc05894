package dev.krait.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathPatternTest {
  @ParameterizedTest
  @CsvSource({
    "/orders,/orders,true",
    "/orders,/orders/,false",
    "/orders,/orders/1,false",
    "/orders,/order,false",
    "/orders/,/orders/,true",
    "/orders/*,/orders,true",
    "/orders/*,/orders/,true",
    "/orders/*,/orders/1/items,true",
    "/orders/*,/orders-old,false",
    "/orders/{id}/items,/orders/1/items,true",
    "/orders/{id}/items,/orders//items,false",
    "/orders/{id}/items,/orders/1/2/items,false",
    "/orders/{id}/items,/orders/1,false",
    "/orders/{id}/*,/orders/1/items/2,true",
    "/orders/{id}/*,/orders,false",
    "/*,/,true",
    "/*,/anything/at/all,true",
    "/,/,true",
    "/,/a,false",
  })
  void patternIsAboutPath(String pattern, String path, boolean expected) {
    assertThat(new PathPattern(pattern).matches(path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({"/*,true", "/,false", "/x,false"})
  void mountPointItselfIsTheEmptyPath(String pattern, boolean expected) {
    assertThat(new PathPattern(pattern).matches("")).isEqualTo(expected);
  }
}
